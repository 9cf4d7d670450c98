import assert from "node:assert/strict";
import { test } from "node:test";

import { rules } from "../../contracts/judge/rules.ts";
import type { Entry } from "../../runner/judge/exchange.ts";
import { readYaml } from "../../runner/contract-build/read-document.ts";
import {
  findingsIn,
  type Json,
  recordedLifecycles,
  withBody,
  withExchange,
  withResponse,
} from "./recorded-lifecycles.ts";

const lifecycles = recordedLifecycles();
const whole = lifecycles.get("full-two-recipients-grace-5s") ?? [];

test("every recorded lifecycle is without a finding, but for those that show a defect", () => {
  const found = [...lifecycles].flatMap(([name, entries]) =>
    findingsIn(entries).map((finding) => `${name}: ${finding}`),
  );

  assert.equal(lifecycles.size, 36);
  assert.deepEqual(found, [
    "scan-clean-before-upload: 4 effect-unexpected /fileTransferStatus D21",
    "scan-clean-before-upload: 5 history-disordered /fileTransferStatusHistory/1 D21",
    "scan-clean-before-upload: 7 effect-unexpected /fileTransferStatus D21",
    "scan-clean-before-upload: 8 history-disordered /fileTransferStatusHistory/1 D21",
    "expiry-while-processing: 10 state-went-back /fileTransferStatus D21",
    "expiry-while-processing: 11 state-went-back /fileTransferStatus D21",
    "expiry-while-processing: 11 history-disordered /fileTransferStatusHistory/4 D21",
  ]);
});

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
  initializedDetails: 2,
  uploaded: 6,
  uploadedDetails: 7,
  downloadedDetails: 12,
  confirmed: 17,
  confirmedDetails: 18,
  allConfirmed: 33,
  allConfirmedDetails: 34,
  purged: 41,
  purgedDetails: 42,
} as const;

const broken: readonly {
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
    edit: (body) => {
      body["fileTransferStatus"] = "Cancelled";
    },
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
for (const { name, place, edit, expected } of broken) {
  test(`found: ${name}`, () => {
    const found = findingsIn(withBody(whole, place, edit));

    for (const one of expected)
      assert.ok(
        found.some((text) => text.startsWith(one)),
        found.join("\n"),
      );
    assert.equal(found.length, expected.length, found.join("\n"));
  });
}

const answered = (place: number, parts: Parameters<typeof withResponse>[1]): readonly Entry[] =>
  withExchange(whole, place, (entry) => withResponse(entry, parts));
const text = (value: string) => ({ body: { kind: "text" as const, text: value } });
const problem = (problemCode: string, status: number) => ({
  status,
  ...text(JSON.stringify({ status, code: problemCode })),
});

const answers: readonly {
  readonly name: string;
  readonly entries: readonly Entry[];
  readonly expected: readonly string[];
}[] = [
  {
    name: "a download of other bytes",
    entries: answered(10, text("hellO")),
    expected: ["10 bytes-differ"],
  },
  {
    name: "a download of fewer bytes",
    entries: answered(10, text("hell")),
    expected: ["10 size-differs"],
  },
  {
    name: "a transfer that is not found",
    entries: answered(1, problem("BRO-00001", 404)),
    expected: ["1 answer-contradicts-state"],
  },
  {
    name: "an upload to a transfer that is Published",
    entries: answered(8, { status: 200, ...text("{}") }),
    expected: ["8 answer-contradicts-state"],
  },
  {
    name: "a confirmation without a download",
    entries: answered(9, { status: 204, ...text("") }),
    expected: ["9 answer-contradicts-state", "11 effect-missing", "12 effect-missing"],
  },
  {
    name: "a confirmation after the last one",
    entries: answered(35, { status: 204, ...text("") }),
    expected: ["35 answer-contradicts-state"],
  },
  {
    name: "a download of a file that is purged",
    entries: answered(43, { status: 200, ...text("hello") }),
    expected: ["43 answer-contradicts-state"],
  },
  {
    name: "a confirmation that is refused for want of a download",
    entries: answered(16, problem("BRO-00019", 400)),
    expected: ["16 answer-contradicts-state", "17 effect-unexpected", "18 effect-unexpected"],
  },
  {
    name: "a download that is refused though the transfer is Published",
    entries: answered(13, problem("BRO-00007", 403)),
    expected: ["14 answer-contradicts-state", "15 answer-contradicts-state"],
  },
];
for (const { name, entries, expected } of answers) {
  test(`found: ${name}`, () => {
    const found = findingsIn(entries);

    assert.deepEqual(
      found.slice(0, expected.length).map((one) => one.split(" ").slice(0, 2).join(" ")),
      expected,
      found.join("\n"),
    );
  });
}

test("the contract states the promise of each rule that is used here", async () => {
  const { data } = await readYaml("contracts/broker.openapi.yaml");
  const promised = Object.keys(data["x-sequence"] as object);
  const known: readonly string[] = rules;

  assert.deepEqual(
    promised.filter((rule) => !known.includes(rule)),
    [],
  );
  const used = [...broken, ...answers].flatMap(({ expected }) =>
    expected.map((one) => one.split(" ")[1] ?? ""),
  );
  assert.deepEqual(
    used.filter((rule) => !promised.includes(rule)),
    [],
  );
});

test("an id that was given before is found", () => {
  assert.deepEqual(findingsIn([...whole.slice(0, 3), whole[0] as Entry]), [
    "3 id-reused /fileTransferId",
  ]);
});
