/** Which state a record's request met: read from its `given`, and from the answer where that shows the transfer. */
import { hello, md5, ordinary, type TransferSpec } from "./lab.ts";
import type { RecordRow } from "./records.ts";

export type Arrangement =
  | { readonly kind: "none" }
  /** What the row before left behind. */
  | { readonly kind: "previous" }
  | { readonly kind: "transfer"; readonly spec: TransferSpec }
  | { readonly kind: "impossible"; readonly reason: string };

const wrongMd5 = "0d41402abc4b2a76b9719d911017c592";
const hundred = Buffer.from("0123456789".repeat(10));
const contents = [hello, hundred, Buffer.alloc(0), Buffer.from("x"), Buffer.from("world")];
const actorOf: Readonly<Record<string, string>> = {
  "0192:986252932": "recipient",
  "0192:910568183": "recipient2",
  "0192:991825827": "both",
  "0192:974761076": "delegated",
};

/** Rows of a file that look at what its main operation did just before. */
const mainOperation: Readonly<Record<string, string>> = {
  upload: "uploadFile",
  download: "downloadFile",
  confirm: "confirmDownload",
};

export function arrangementOf(file: string, row: RecordRow): Arrangement {
  if (!/\/filetransfer\/[^/?]*[0-9a-f]{8,}/i.test(decodeURIComponent(safe(row.request.path))))
    return { kind: "none" };
  if (/00000000-0000-\w{4}-\w{4}-\w{12}|1{8}-1111-4111/.test(row.request.path))
    return { kind: "none" };
  // The id itself is refused: no transfer is looked for.
  if (String(row.response.body).includes('"fileTransferId":["The value')) return { kind: "none" };
  // Judged before any transfer is looked for.
  const { status, body } = row.response;
  if ([405, 406, 415].includes(status) || (status >= 400 && body === "")) return { kind: "none" };
  // An id that nobody has: the record's sample id is one.
  if (row.response.status === 404 && String(row.response.body).includes("BRO-00001"))
    return { kind: "none" };
  const main = mainOperation[file];
  const isLater = /job|later|purge/.test(`${row.condition} ${row.note ?? ""}`);
  const showsOwnState = file === "download" || /closed/.test(row.given ?? "");
  if (main !== undefined && row.operation !== main && row.operation !== "none" && !showsOwnState) {
    return isLater ||
      /same moment|parallel|refused-confirm/.test(`${row.given ?? ""} ${row.condition}`)
      ? impossible("looks at a transfer of several rows before")
      : { kind: "previous" };
  }
  if (
    row.response.status === 200 &&
    typeof row.response.body === "string" &&
    row.response.body.includes('"fileTransferStatus"')
  ) {
    return fromAnswer(row);
  }
  return fromGiven(file, row);
}

function safe(path: string): string {
  return path.replace(/%(?![0-9a-f]{2})/gi, "%25");
}

/** The answer shows the whole transfer: make one that looks alike. */
function fromAnswer(row: RecordRow): Arrangement {
  const shown = JSON.parse(String(row.response.body)) as {
    fileName: string;
    resourceId: string;
    sendersFileTransferReference: string;
    sender: string;
    checksum: string | null;
    useVirusScan: boolean;
    fileTransferSize: number;
    fileTransferStatus: string;
    fileTransferStatusText: string;
    propertyList: Record<string, string>;
    recipients: readonly { recipient: string; currentRecipientFileTransferStatusCode: string }[];
    recipientFileTransferStatusHistory?: readonly {
      recipient: string;
      recipientFileTransferStatusCode: string;
    }[];
  };
  if (!shown.useVirusScan)
    return impossible("transfer without virus scan (a provider inserted by hand)");
  if (/without stored detail|old timestamp|same timestamp/.test(row.given ?? ""))
    return impossible("rows made by hand in the database");
  const content = contents.find(
    (bytes) => md5(bytes) === shown.checksum && bytes.length === shown.fileTransferSize,
  );
  const isUploaded = ["Published", "AllConfirmedDownloaded", "UploadProcessing"].includes(
    shown.fileTransferStatus,
  );
  if (isUploaded && content === undefined)
    return impossible("content of the file not in the record");
  const history = shown.recipientFileTransferStatusHistory;
  const rows =
    history ??
    shown.recipients.map(({ recipient, currentRecipientFileTransferStatusCode: code }) => ({
      recipient,
      recipientFileTransferStatusCode: code,
    }));
  if (history === undefined && /downloaded again|downloaded twice/.test(row.given ?? ""))
    return impossible("order of downloads not in the record");
  const actorsWith = (code: string): readonly string[] =>
    rows
      .filter((entry) => entry.recipientFileTransferStatusCode === code)
      .map(({ recipient }) => actorOf[recipient] ?? "");
  const confirms = actorsWith("DownloadConfirmed");
  const downloads =
    history === undefined
      ? [...actorsWith("DownloadStarted"), ...confirms]
      : actorsWith("DownloadStarted");
  const statusNames: Readonly<Record<string, TransferSpec["status"]>> = {
    AllConfirmedDownloaded: "Published",
    Failed: "Failed",
  };
  const status =
    statusNames[shown.fileTransferStatus] ?? (shown.fileTransferStatus as TransferSpec["status"]);
  if (shown.fileTransferStatus === "Cancelled") return impossible("Cancelled, which no code sets");
  if (shown.fileTransferStatus === "Purged" && shown.fileTransferSize === 0)
    return impossible("purged without an upload (rows by hand)");
  if (status === "Failed" && shown.fileTransferStatusText !== "Checksum mismatch")
    return impossible("a failed upload other than by checksum");
  const given =
    history === undefined
      ? shown.recipients.map(({ recipient }) => recipient)
      : rows
          .filter((entry) => entry.recipientFileTransferStatusCode === "Initialized")
          .map(({ recipient }) => recipient);
  const isComputed = status === "Published" || status === "Purged";
  return {
    kind: "transfer",
    spec: {
      ...ordinary,
      fileName: shown.fileName,
      resourceId: shown.resourceId,
      reference: shown.sendersFileTransferReference,
      sender: shown.sender,
      // Another organisation that has a row only because it has downloaded was no recipient.
      recipients: given.filter(
        (recipient) =>
          !/not a recipient/.test(row.given ?? "") || actorOf[recipient] !== "delegated",
      ),
      properties: new Map(Object.entries(shown.propertyList)),
      checksum: isComputed ? undefined : shown.checksum,
      content: content ?? hello,
      status,
      downloads,
      confirms,
    },
  };
}

function fromGiven(file: string, row: RecordRow): Arrangement {
  const given = row.given ?? "";
  const both = ["0192:986252932", "0192:910568183"];
  const spec = (change: Partial<TransferSpec>): Arrangement => ({
    kind: "transfer",
    spec: { ...ordinary, ...change },
  });
  const rights = rightsResources.find(([pattern]) => pattern.test(row.condition));
  if (rights !== undefined) {
    return spec({
      resourceId: rights[1],
      ...(row.operation === "confirmDownload" ? { downloads: ["recipient"] } : {}),
    });
  }
  if (/^resource-gone|^id-zeros/.test(row.condition))
    return impossible("rows deleted by hand, or another id than the record has");
  const confirm = confirmStates[given];
  if (confirm !== undefined) return spec(confirm);
  if (/brackets|20mib/.test(row.condition)) return impossible("content or name not in the record");
  if (
    /gone|deleted|database says|client closed|announced|in progress|half sent|same moment|parallel|only a (?:416|range)|by hand|disableVirusScan|another organisation|no longer known/.test(
      given,
    )
  ) {
    return impossible(`state: ${given.slice(0, 60)}`);
  }
  if (/transfer-without|blob-missing|delegated/.test(row.condition))
    return impossible("rows made by hand in the database");
  const fileName = /^fileName (".*[^…]")$/s.exec(given)?.[1];
  if (fileName !== undefined) return spec({ fileName: JSON.parse(fileName) as string });
  if (/^(?:Initialized|resource with max)/.test(given))
    return given.startsWith("I")
      ? spec({ status: "Initialized" })
      : impossible("resource with a size limit");
  if (given.startsWith("UploadStarted")) return spec({ status: "UploadStarted" });
  if (given.startsWith("UploadProcessing"))
    return spec({ status: "UploadProcessing", checksum: md5(hello) });
  if (/^Purged/.test(given))
    return given.includes("never")
      ? impossible("purged without an upload")
      : spec({ status: "Purged" });
  if (/^Failed(?:$|; | \(checksum|, checksum|, bytes)/.test(given))
    return spec({ status: "Failed", checksum: wrongMd5 });
  if (given.startsWith("Failed")) return impossible("a failed upload other than by checksum");
  if (given.startsWith("AllConfirmed")) {
    return spec({
      downloads: ["recipient"],
      confirms: ["recipient"],
      content: file === "download" ? hundred : hello,
    });
  }
  if (given.startsWith("Published, zero")) return spec({ content: Buffer.alloc(0) });
  if (given.startsWith("Published, one byte"))
    return impossible("content of the file not in the record");
  if (given.includes("100 bytes")) return spec({ content: hundred, recipients: both });
  if (/who has downloaded/.test(given)) return spec({ downloads: ["recipient"] });
  if (/^Published, not downloaded/.test(given)) return spec({});
  const checksum = checksumOf(given);
  if (checksum !== undefined) return spec({ status: "Initialized", checksum });
  return given === "" || given === "Published" || given.startsWith("Published, recipients")
    ? byDefault(file, row, spec)
    : impossible(`state: ${given.slice(0, 60)}`);
}

/** Resources whose rights changed after the transfer was made. */
const rightsResources: readonly (readonly [RegExp, string])[] = [
  [/^rights-read-only/, "lab-read-only"],
  [/^rights-write-only/, "lab-write-only"],
  [/^minimum-level-4/, "lab-level-4"],
  [/^decision-point-500/, "lab-pdp-500"],
  [/^decision-point-403/, "lab-pdp-403"],
  [/^not-applicable/, "lab-pdp-notapplicable"],
];

const two = ["0192:986252932", "0192:910568183"];
const downloaded = ["recipient"];
const confirmStates: Readonly<Record<string, Partial<TransferSpec>>> = {
  "already confirmed, other recipient outstanding": {
    recipients: two,
    downloads: downloaded,
    confirms: downloaded,
  },
  "the other has confirmed, this one has not downloaded": {
    recipients: two,
    downloads: downloaded,
    confirms: downloaded,
  },
  "the other recipient has downloaded, this one has not": {
    recipients: two,
    downloads: ["recipient2"],
  },
  "two recipients, one has downloaded": { recipients: two, downloads: downloaded },
  "same recipient twice in the list": {
    recipients: ["0192:986252932", "0192:986252932"],
    downloads: downloaded,
  },
  "recipient given as URN": {
    recipients: ["urn:altinn:organization:identifier-no:986252932"],
    downloads: downloaded,
  },
  "recipients: one organisation and an empty string": {
    recipients: ["0192:986252932", ""],
    downloads: downloaded,
  },
  "recipient and sender are the same organisation": {
    recipients: ["0192:991825827"],
    downloads: ["both"],
  },
  "sender with both scopes, not a recipient": { downloads: downloaded },
  "another organisation, permitted for the recipient, has downloaded": { downloads: ["delegated"] },
  "Published; permitted for the recipient, but another organisation that has no recipient row": {
    downloads: downloaded,
  },
};

function checksumOf(given: string): string | null | undefined {
  if (given === "right MD5 given at initialize") return md5(hello);
  if (given === "wrong MD5 given at initialize") return wrongMd5;
  if (given === "MD5 of zero bytes given at initialize") return md5(Buffer.alloc(0));
  if (given === "checksum is 32 letters z") return "z".repeat(32);
  if (given === "checksum is 32 spaces") return " ".repeat(32);
  if (given === "checksum is three spaces") return "   ";
  if (given === "checksum is the empty string") return "";
  return given === "checksum is null" ? null : undefined;
}

/** No `given`: the state of the operation's happy path, or what the rows before left behind. */
function byDefault(
  file: string,
  row: RecordRow,
  spec: (change: Partial<TransferSpec>) => Arrangement,
): Arrangement {
  switch (row.operation) {
    case "uploadFile":
      if (row.given === "Published") return spec({});
      if (/after|second|again|state|broken|chunk-size|rate/.test(row.condition))
        return { kind: "previous" };
      return spec({ status: "Initialized" });
    case "confirmDownload":
      return /again|after|second|two-recipients|grace|no-purge|recipient-/.test(row.condition) &&
        file === "confirm"
        ? impossible("state left behind by several rows before")
        : spec({ downloads: ["recipient"] });
    case "downloadFile":
      return /binary|content-type-never|http-1-0|norwegian-range|length-255|html/.test(
        row.condition,
      )
        ? impossible("content of the file not in the record")
        : spec({
            content: file === "download" ? hundred : hello,
            recipients: ["0192:986252932", "0192:910568183"],
          });
    default:
      return spec({});
  }
}

function impossible(reason: string): Arrangement {
  return { kind: "impossible", reason };
}
