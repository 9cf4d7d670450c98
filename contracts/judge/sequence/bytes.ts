/** The bytes of a download are those that were uploaded, and as many. */
import { bodySize } from "../body-size.ts";
import type { Headers, ResponseFacts } from "../facts.ts";
import { headerMap } from "../header-map.ts";
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import type { Reading } from "./reading.ts";
import type { Sequence } from "./sequence.ts";
import { contentOf, stored } from "./sizes.ts";
import type { TransferState, UploadedFile } from "./transfer-state.ts";

/** @param response a 200 or 206 of `downloadFile` */
export function judgeBytes(
  sequence: Sequence,
  { file, latest }: TransferState,
  response: ResponseFacts<Headers>,
  findings: SequenceFindings,
): void {
  const size = wholeSize(file, latest);
  const part = response.status === 206 ? partOf(response) : null;
  if (response.status === 206 && part === null) return;
  if (part !== null && size !== null && part.total !== size) {
    const message = `expected ${size} as the size of the whole, received ${part.total}`;
    findings.add("size-differs", "/content-range", message);
    return;
  }
  const received = bodySize(response.body);
  if (part === null && size !== null && received !== null && size !== received) {
    findings.add(
      "size-differs",
      "",
      `expected ${size} bytes, the whole file, received ${received}`,
    );
    return;
  }
  if (file !== null) judgeContent(sequence, file, response, part, findings);
}

interface Part {
  readonly first: number;
  readonly last: number;
  readonly total: number;
}

function partOf({ headers }: ResponseFacts<Headers>): Part | null {
  const range = headerMap(headers).get("content-range") ?? "";
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range);
  if (match === null) return null;
  const [first = 0, last = 0, total = 0] = match.slice(1).map(Number);
  return { first, last, total };
}

function judgeContent(
  { options }: Sequence,
  file: UploadedFile,
  { body }: ResponseFacts<Headers>,
  part: Part | null,
  findings: SequenceFindings,
): void {
  const isWhole = part === null || (part.first === 0 && part.last === part.total - 1);
  const { text, sha256 } = contentOf(body, options);
  if (isWhole && (file.text === null || text === null)) {
    if (file.sha256 === null || sha256 === null || file.sha256 === sha256) return;
    const message = `expected bytes of SHA-256 ${file.sha256}, received ${sha256}`;
    findings.add("bytes-differ", "", message);
    return;
  }
  if (file.text === null || text === null) return;
  // Places in a text are places in its bytes as long as it is ASCII.
  if (!isWhole && file.text.length !== file.sizeBytes) return;
  const expected = isWhole ? file.text : file.text.slice(part.first, part.last + 1);
  if (expected === text) return;
  findings.add("bytes-differ", "", `expected ${showValue(expected)}, received ${showValue(text)}`);
}

/** Size of the file as it was uploaded, or as a reading after that tells it. */
function wholeSize(file: UploadedFile | null, latest: Reading | null): number | null {
  if (file !== null) return file.sizeBytes;
  const size = latest?.body["fileTransferSize"];
  return stored.includes(latest?.status) && typeof size === "number" ? size : null;
}
