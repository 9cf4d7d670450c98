/** The state that a record's `given` names, or that of the operation's happy path where it is silent. */
import { impossible, type Arrangement } from "./arrangement.ts";
import type { RecordRow } from "./records.ts";
import { hello, hundred, md5, ordinary, wrongMd5, type TransferSpec } from "./transfer-spec.ts";

export function fromGiven(file: string, row: RecordRow): Arrangement {
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
  if (given.startsWith("Purged"))
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
  if (given.startsWith("Published, not downloaded")) return spec({});
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
