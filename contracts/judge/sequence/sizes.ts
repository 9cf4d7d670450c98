/** Sizes, bytes and checksums: what was sent is what is told, and what comes back. */
import { bodySize } from "../body-size.ts";
import type { Body, Headers, RequestFacts } from "../facts.ts";
import { headerMap } from "../header-map.ts";
import type { SequenceFindings } from "./findings.ts";
import type { Reading } from "./reading.ts";
import type { Sequence, SequenceOptions } from "./sequence.ts";
import type { TransferState, UploadedFile } from "./transfer-state.ts";

/** States in which the file is whole. */
export const stored: readonly unknown[] = [
  "UploadProcessing",
  "Published",
  "AllConfirmedDownloaded",
];

/** The file as the body of an upload shows it. */
export function fileOf(request: RequestFacts<Headers>, options: SequenceOptions): UploadedFile {
  const { body } = request;
  const size = bodySize(body);
  const headers = headerMap(request.headers);
  const announced = headers.get("content-length");
  // Chunks may stand in the body with their framing; what is more or less than announced is not what was stored.
  const isSure =
    !headers.has("transfer-encoding") &&
    (announced === undefined || size === null || Number(announced) === size);
  if (!isSure) return { sizeBytes: null, text: null, sha256: null, md5: null };
  return fileOfBody(body, options);
}

/** The file as the part of a form shows it. */
export function fileOfText(sent: string | null, options: SequenceOptions): UploadedFile {
  const body: Body = sent === null ? { kind: "unknown", reason: "" } : { kind: "text", text: sent };
  return fileOfBody(body, options);
}

function fileOfBody(body: Body, options: SequenceOptions): UploadedFile {
  const { text, sha256 } = contentOf(body, options);
  const md5 = text === null ? null : (options.digests?.md5(text) ?? null);
  return { sizeBytes: bodySize(body), text, sha256, md5 };
}

/** Text or hash of a body, as far as they are known; a text that has lost its bytes is not. */
export function contentOf(
  body: Body,
  { digests }: SequenceOptions,
): Pick<UploadedFile, "text" | "sha256"> {
  if (body.kind === "binary") return { text: null, sha256: body.sha256 ?? null };
  if (bodySize(body) === null || body.kind !== "text") return { text: null, sha256: null };
  return { text: body.text, sha256: digests?.sha256(body.text) ?? null };
}

export function judgeSize(
  { options }: Sequence,
  transfer: TransferState,
  { status, body }: Reading,
  findings: SequenceFindings,
): void {
  const { file, uploads, isOwn, wasUnsure } = transfer;
  const { fileTransferSize: size, checksum } = body;
  if (typeof size !== "number") return;
  const expected = expectedSize(options, transfer, status);
  if (expected !== null && size !== expected.sizeBytes) {
    const message = `expected ${expected.sizeBytes} bytes, ${expected.reason}, received ${size}`;
    findings.add("size-differs", "/fileTransferSize", message);
  }
  if (typeof checksum !== "string" || !/^[0-9a-f]{32}$/.test(checksum)) return;
  const isGiven = transfer.announced === null || transfer.announced.checksum === checksum;
  if (!isGiven && file !== null && file.md5 !== null && checksum !== file.md5) {
    const message = `expected ${file.md5}, the MD5 of the bytes that were sent, received ${checksum}`;
    findings.add("bytes-differ", "/checksum", message);
  } else if (!isGiven && isOwn && options.isAlone === true && uploads.begun === 0 && !wasUnsure) {
    const message = `expected no checksum, for nothing was uploaded, received ${checksum}`;
    findings.add("bytes-differ", "/checksum", message);
  }
}

function expectedSize(
  { isAlone }: SequenceOptions,
  { file, latest, uploads, isOwn, wasUnsure }: TransferState,
  status: unknown,
): { readonly sizeBytes: number; readonly reason: string } | null {
  if (file?.sizeBytes !== null && file?.sizeBytes !== undefined) {
    return { sizeBytes: file.sizeBytes, reason: "which were sent" };
  }
  const before = latest?.body["fileTransferSize"];
  if (file === null && latest !== null && stored.includes(latest.status)) {
    return typeof before === "number" ? { sizeBytes: before, reason: "as before" } : null;
  }
  const isEmpty = isOwn && isAlone === true && uploads.begun === 0 && !wasUnsure;
  if (isEmpty || status === "Initialized") {
    return { sizeBytes: 0, reason: "for nothing was uploaded" };
  }
  return null;
}
