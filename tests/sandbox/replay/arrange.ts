/** Which state a record's request met: read from its answer where that shows the transfer, else from its `given`. */
import { fromAnswer } from "./arrange-from-answer.ts";
import { fromGiven } from "./arrange-from-given.ts";
import { arrangeScan } from "./arrange-scans.ts";
import { impossible, type Arrangement } from "./arrangement.ts";
import { bodyText, type RecordRow } from "./records.ts";

/** Rows of a file that look at what its main operation did just before. */
const mainOperation: Readonly<Record<string, string>> = {
  upload: "uploadFile",
  download: "downloadFile",
  confirm: "confirmDownload",
};

export function arrangementOf(file: string, row: RecordRow): Arrangement {
  const scan = arrangeScan(file, row);
  if (scan !== null) return scan;
  if (!/\/filetransfer\/[^/?]*[0-9a-f]{8,}/i.test(decodeURIComponent(safe(row.request.path))))
    return { kind: "none" };
  if (/00000000-0000-\w{4}-\w{4}-\w{12}|1{8}-1111-4111/.test(row.request.path))
    return { kind: "none" };
  // The id itself is refused: no transfer is looked for.
  if (bodyText(row.response.body).includes('"fileTransferId":["The value')) return { kind: "none" };
  // Judged before any transfer is looked for.
  const { status, body } = row.response;
  if ([405, 406, 415].includes(status) || (status >= 400 && body === "")) return { kind: "none" };
  // An id that nobody has: the record's sample id is one.
  if (row.response.status === 404 && bodyText(row.response.body).includes("BRO-00001"))
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
