/** Readings of a recorded lifecycle with one thing changed, and what is found of it. */
import type { Json } from "./recorded-lifecycles.ts";

type Body = Record<string, Json>;
type Row = Record<string, Json>;
const rowsOf = (body: Body): Row[] => body["fileTransferStatusHistory"] as Row[];
const recipientRowsOf = (body: Body): Row[] => body["recipientFileTransferStatusHistory"] as Row[];
const recipientsOf = (body: Body): Row[] => body["recipients"] as Row[];
const code = "currentRecipientFileTransferStatusCode";
const changed = "currentRecipientFileTransferStatusChanged";

/** Places in the lifecycle: what was just done, and which reading shows it. */
const at = {
  initialized: 1,
  uploaded: 6,
  uploadedDetails: 7,
  downloadedDetails: 12,
  confirmed: 17,
  confirmedDetails: 18,
  allConfirmed: 33,
  allConfirmedDetails: 34,
  purged: 41,
} as const;

/** Place of the reading, what is changed in it, and the beginnings of what is found, in any order. */
export const brokenReadings: readonly {
  readonly name: string;
  readonly place: number;
  readonly edit: (body: Body) => void;
  readonly expected: readonly string[];
}[] = [
  ...(
    [
      ["fileName", "b.txt"],
      ["resourceId", "another"],
      ["sendersFileTransferReference", "REF"],
      ["sender", "0192:974761076"],
      ["useVirusScan", false],
      ["checksum", "none"],
    ] as const
  ).map(([member, value]) => ({
    name: `another ${member} than was announced`,
    place: at.initialized,
    edit: (body: Body) => void (body[member] = value),
    expected: [`1 echo-differs /${member}`],
  })),
  {
    name: "a property that was not announced",
    place: at.initialized,
    edit: (body) => void (body["propertyList"] = { "a/b": "c" }),
    expected: ["1 echo-differs /propertyList/a~1b"],
  },
  {
    name: "a recipient in another form",
    place: at.initialized,
    edit: (body) => void ((recipientsOf(body)[0] as Row)["recipient"] = "0193:986252932"),
    expected: ["1 echo-differs /recipients"],
  },
  {
    name: "a recipient who is not there any more",
    place: at.uploaded,
    edit: (body) => void recipientsOf(body).pop(),
    expected: ["6 echo-differs /recipients", "6 value-changed /recipients"],
  },
  {
    name: "another transfer than was asked for",
    place: at.uploaded,
    edit: (body) => void (body["fileTransferId"] = "8c696f72-a0a7-48eb-ab20-f0032ed71118"),
    expected: ["6 echo-differs /fileTransferId"],
  },
  ...["created", "expirationTime", "published"].map((member) => ({
    name: `another time of ${member} than before`,
    place: at.allConfirmed,
    edit: (body: Body) => void (body[member] = "2026-11-22T12:34:30.700001+00:00"),
    expected: [`33 value-changed /${member}`],
  })),
  {
    name: "a stored checksum that has changed",
    place: at.allConfirmed,
    edit: (body) => void (body["checksum"] = "5d41402abc4b2a76b9719d911017c593"),
    expected: ["33 bytes-differ /checksum", "33 value-changed /checksum"],
  },
  {
    name: "a computed checksum that is not the MD5 of what was sent",
    place: at.uploaded,
    edit: (body) => void (body["checksum"] = "5d41402abc4b2a76b9719d911017c593"),
    expected: ["6 bytes-differ /checksum"],
  },
  {
    name: "a checksum before anything was sent",
    place: at.initialized,
    edit: (body) => void (body["checksum"] = "5d41402abc4b2a76b9719d911017c592"),
    expected: ["1 bytes-differ /checksum"],
  },
  {
    name: "a size before anything was sent",
    place: at.initialized,
    edit: (body) => void (body["fileTransferSize"] = 5),
    expected: ["1 size-differs /fileTransferSize"],
  },
  {
    name: "another size than was sent",
    place: at.uploaded,
    edit: (body) => void (body["fileTransferSize"] = 4),
    expected: ["6 size-differs /fileTransferSize"],
  },
  {
    name: "published before Published",
    place: at.initialized,
    edit: (body) => void (body["published"] = "2026-11-22T12:34:30.802968+00:00"),
    expected: ["1 state-disagrees /published"],
  },
  {
    name: "published at another time than Published",
    place: at.uploaded,
    edit: (body) => void (body["published"] = "2026-11-22T12:34:32.359546+00:00"),
    expected: ["6 state-disagrees /published"],
  },
  {
    name: "a state that is not that of the newest row",
    place: at.allConfirmedDetails,
    edit: (body) => void (body["fileTransferStatus"] = "Published"),
    expected: [
      "34 state-disagrees /published",
      "34 state-went-back /fileTransferStatus",
      "34 effect-missing /fileTransferStatus",
    ],
  },
  {
    name: "a recipient's state that is not the highest of its rows",
    place: at.downloadedDetails,
    edit: (body) => void ((recipientsOf(body)[1] as Row)[code] = "DownloadStarted"),
    expected: ["12 state-disagrees"],
  },
  {
    name: "a recipient's time that is not that of its latest row",
    place: at.downloadedDetails,
    edit: (body) =>
      void ((recipientsOf(body)[0] as Row)[changed] = "2026-11-22T12:34:33.574240+00:00"),
    expected: ["12 state-disagrees"],
  },
  {
    name: "a state before the one that was seen",
    place: at.allConfirmed,
    edit: (body) => {
      body["fileTransferStatus"] = "UploadProcessing";
      body["published"] = null;
    },
    expected: ["33 state-went-back /fileTransferStatus", "33 value-changed /published"],
  },
  {
    name: "a state that the service never enters",
    place: at.uploaded,
    edit: (body) => void (body["fileTransferStatus"] = "Cancelled"),
    expected: ["6 state-went-back /fileTransferStatus"],
  },
  {
    name: "a recipient who is back at Initialized",
    place: at.confirmed,
    edit: (body) => void ((recipientsOf(body)[0] as Row)[code] = "Initialized"),
    expected: [
      `17 state-went-back /recipients/0/${code}`,
      `17 effect-missing /recipients/0/${code}`,
    ],
  },
  {
    name: "a row that is gone, seen in a history before",
    place: at.uploadedDetails,
    edit: (body) => void rowsOf(body).shift(),
    expected: ["7 history-incomplete /fileTransferStatusHistory"],
  },
  {
    name: "a row that is gone, seen in an overview before",
    place: at.allConfirmedDetails,
    edit: (body) => void rowsOf(body).splice(3, 1),
    expected: ["34 state-disagrees /published", "34 history-incomplete"],
  },
  {
    name: "a row of a recipient that is gone",
    place: at.confirmedDetails,
    edit: (body) => void recipientRowsOf(body).splice(2, 1),
    expected: ["18 history-incomplete /recipientFileTransferStatusHistory"],
  },
  {
    name: "a row that stands twice",
    place: at.uploadedDetails,
    edit: (body) => rowsOf(body).unshift({ ...(rowsOf(body)[1] as Row) }),
    expected: ["7 history-repeated /fileTransferStatusHistory/2"],
  },
  {
    name: "two rows of DownloadConfirmed",
    place: at.confirmedDetails,
    edit: (body) =>
      recipientRowsOf(body).unshift({
        ...(recipientRowsOf(body)[4] as Row),
        recipientFileTransferStatusChanged: "2026-11-22T12:34:34.2+00:00",
      }),
    expected: ["18 history-repeated /recipientFileTransferStatusHistory/5"],
  },
  {
    name: "a row that may not follow",
    place: at.uploadedDetails,
    edit: (body) => void rowsOf(body).splice(1, 1),
    expected: ["7 history-disordered /fileTransferStatusHistory/1"],
  },
  {
    name: "a change before the transfer was created",
    place: at.initialized,
    edit: (body) =>
      void ((recipientsOf(body)[0] as Row)[changed] = "2026-11-22T12:34:29.703+00:00"),
    expected: [`1 time-wrong /recipients/0/${changed}`],
  },
  {
    name: "a purge before its time",
    place: at.purged,
    edit: (body) => {
      for (const one of recipientsOf(body)) one[code] = "DownloadStarted";
    },
    expected: [
      "41 state-went-back",
      "41 state-went-back",
      "41 effect-missing",
      "41 effect-missing",
      "41 time-wrong",
    ],
  },
  {
    name: "all have confirmed, and it is Published",
    place: at.allConfirmed,
    edit: (body) => {
      body["fileTransferStatus"] = "Published";
      body["fileTransferStatusChanged"] = body["published"] as Json;
    },
    expected: ["33 effect-missing /fileTransferStatus"],
  },
  {
    name: "a download that left no trace",
    place: 14,
    edit: (body) =>
      void ((recipientsOf(body)[0] as Row)[changed] = "2026-11-22T12:34:33.574239+00:00"),
    expected: [`14 effect-missing /recipients/0/${changed}`],
  },
  {
    name: "a recipient who has started without a download",
    place: at.uploaded,
    edit: (body) => void ((recipientsOf(body)[0] as Row)[code] = "DownloadStarted"),
    expected: [`6 effect-unexpected /recipients/0/${code}`],
  },
];
