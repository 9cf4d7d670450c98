/** Resumable uploads: offsets that never go back, a length that stays, and an upload that is gone after its end. */
import type { OperationId } from "../../vocabulary.ts";
import { headerMap, type HeaderMap } from "../header-map.ts";
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import type { ObservedExchange } from "./sequence.ts";
import { markUnsure, type TransferState, type TusUploadState } from "./transfer-state.ts";

export type TusOperation = Extract<OperationId, `tus${string}`>;

/** @param isSerial every exchange of this transfer that was seen before was over when this one began */
export function takeTus(
  transfer: TransferState,
  operationId: TusOperation,
  exchange: ObservedExchange,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const { request, response } = exchange;
  const { status } = response;
  const headers = headerMap(response.headers);
  if (operationId === "tusUploadCreate") {
    if (status === 201 || isUnknown(status)) create(transfer, exchange, headers);
    return;
  }
  const upload = uploadAt(transfer, request.path);
  if (isUnknown(status) || status === 460) {
    // How much was stored is not known; a chunk that is answered 460 was.
    forget(upload);
    markUnsure(transfer);
    return;
  }
  const isHead = operationId === "tusUploadHead" || operationId === "tusPartialUploadHead";
  const isDelete = operationId === "tusUploadDelete" || operationId === "tusPartialUploadDelete";
  if (isHead && status === 200) judgeHead(upload, headers, isSerial, findings);
  if (isHead || status !== 204) return;
  markUnsure(transfer);
  // An id in another spelling is answered without effect.
  if (isDelete) upload.isGone = request.path.includes(transfer.id);
  else keepPatch(upload, headers, isSerial, findings);
}

/** Created again it starts anew, and HEAD may tell of what the first attempt left. */
function create(transfer: TransferState, { request }: ObservedExchange, headers: HeaderMap): void {
  transfer.uploads.begun += 1;
  markUnsure(transfer);
  const location = headers.get("location");
  if (location === undefined) return;
  const isNew = !transfer.tusUploads.has(keyOf(location));
  const upload = uploadAt(transfer, location);
  const sent = headerMap(request.headers);
  const length = sent.get("upload-length") ?? "";
  // A final request joins others, whatever length it names.
  const isSingle = isNew && !/^final/i.test(sent.get("upload-concat") ?? "");
  forget(upload);
  upload.lengthBytes = isSingle && /^\d+$/.test(length) ? Number(length) : null;
  upload.acceptedBytes = upload.lengthBytes !== null ? (numberOf(headers) ?? 0) : null;
  upload.isGone = false;
}

function keepPatch(
  upload: TusUploadState,
  headers: HeaderMap,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const offset = numberOf(headers);
  if (offset === null || !isSerial) {
    forget(upload);
    return;
  }
  if (upload.acceptedBytes !== null && offset < upload.acceptedBytes) {
    offsetWrong(`at least ${upload.acceptedBytes}, where the upload was`, offset, findings);
    return;
  }
  upload.acceptedBytes = offset;
}

/** HEAD tells what is stored, which may be less than what was taken, and never more. */
function judgeHead(
  upload: TusUploadState,
  headers: HeaderMap,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const offset = numberOf(headers);
  const length = headers.get("upload-length");
  if (offset === null || !isSerial) return;
  if (upload.isGone) {
    const text = "expected no upload, for it was ended, received 200";
    findings.add("answer-contradicts-state", "", text);
  } else if (upload.acceptedBytes !== null && offset > upload.acceptedBytes) {
    offsetWrong(`at most ${upload.acceptedBytes}, which were taken`, offset, findings);
  } else if (upload.storedBytes !== null && offset < upload.storedBytes) {
    offsetWrong(`at least ${upload.storedBytes}, which were stored`, offset, findings);
  } else if (
    length !== undefined &&
    upload.lengthBytes !== null &&
    Number(length) !== upload.lengthBytes
  ) {
    const text = `expected ${upload.lengthBytes}, the length it was created with, received ${showValue(length)}`;
    findings.add("echo-differs", "/upload-length", text);
  } else upload.storedBytes = offset;
}

function offsetWrong(expected: string, received: number, findings: SequenceFindings): void {
  findings.add("offset-wrong", "/upload-offset", `expected ${expected}, received ${received}`);
}

function forget(upload: TusUploadState): void {
  upload.acceptedBytes = null;
  upload.storedBytes = null;
}

function uploadAt({ tusUploads }: TransferState, path: string): TusUploadState {
  const key = keyOf(path);
  let upload = tusUploads.get(key);
  if (upload === undefined) {
    upload = { lengthBytes: null, acceptedBytes: null, storedBytes: null, isGone: false };
    tusUploads.set(key, upload);
  }
  return upload;
}

/** The partial upload that the address names, or "" for the upload of the transfer itself. */
function keyOf(path: string): string {
  return /\/partial\/([^/?#]+)/i.exec(path)?.[1] ?? "";
}

function numberOf(headers: HeaderMap): number | null {
  const value = headers.get("upload-offset") ?? "";
  return /^\d+$/.test(value) ? Number(value) : null;
}

/** No answer and a failure do not say how far the call came. */
function isUnknown(status: number): boolean {
  return status === 0 || status >= 500;
}
