/** Calls that change a transfer: what their answers may be in its state, and what they leave behind. */
import { judgeBytes } from "./bytes.ts";
import type { SequenceFindings } from "./findings.ts";
import { problemCodeOf } from "./problem-code.ts";
import { placeOf } from "./reading.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";
import { fileOf } from "./sizes.ts";
import { markUnsure, partyOf, type PartyState, type TransferState } from "./transfer-state.ts";

/** States in which an upload is refused; none of them is left for one that takes it. */
const closed: readonly unknown[] = [
  "UploadProcessing",
  "Published",
  "AllConfirmedDownloaded",
  "Failed",
  "Purged",
];

/** States that are never left for Published. */
const over: readonly unknown[] = ["Failed", "Purged"];

export function judgeUpload(
  { options }: Sequence,
  transfer: TransferState,
  { request, response }: ObservedExchange,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const { status } = response;
  const isMismatch = status === 400 && problemCodeOf(response) === "BRO-00009";
  if (status === 200 || isMismatch) {
    const state = transfer.latest?.status;
    if (isSerial && closed.includes(state)) {
      contradicts(`409, for the transfer was ${String(state)}`, status, findings);
    }
    transfer.uploads.begun += 1;
    transfer.uploads.taken += 1;
    // It takes the place of a resumable one.
    transfer.tusUploads.clear();
    transfer.isQuiet = false;
    // Of two that overlap it is not known which one stays.
    transfer.file = isSerial
      ? fileOf(request, options)
      : { sizeBytes: null, text: null, sha256: null, md5: null };
    transfer.isChecksumWrong ||= isMismatch;
  } else if (mayHaveBegun(status)) {
    transfer.uploads.begun += 1;
    markUnsure(transfer);
  }
}

export function judgeDownload(
  sequence: Sequence,
  transfer: TransferState,
  { response, organization = null }: ObservedExchange,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const { status } = response;
  if (status === 200 || status === 206) {
    const state = transfer.latest?.status;
    if (isSerial && over.includes(state)) {
      contradicts(`403, for the transfer was ${String(state)}`, status, findings);
    }
    if (isSerial && hasNoFile(sequence, transfer)) {
      contradicts("403, for nothing was uploaded", status, findings);
    }
    judgeBytes(sequence, transfer, response, findings);
  } else if (status === 403) {
    refused(transfer, "downloadFile", problemCodeOf(response), "BRO-00007");
    return;
  }
  const isDone = status === 200 || status === 206;
  if (!isDone && !mayHaveBegun(status)) return;
  transfer.isQuiet = false;
  if (organization === null || !isDone) markUnsure(transfer);
  if (organization === null) return;
  const party = partyOf(transfer, organization);
  party.attempts += 1;
  party.since.downloads += 1;
  if (!isDone) return;
  party.hasDownloaded = true;
  if (status === 200) {
    party.fullDownloads += 1;
    if (isSerial) party.since.full += 1;
  }
}

export function judgeConfirm(
  sequence: Sequence,
  transfer: TransferState,
  { response, organization = null }: ObservedExchange,
  isSerial: boolean,
  findings: SequenceFindings,
): void {
  const { status } = response;
  const party = organization === null ? null : partyOf(transfer, organization);
  if (status === 400) {
    const code = problemCodeOf(response);
    if (code === "BRO-00019" && isSerial && party?.hasDownloaded === true) {
      contradicts("another answer, for the caller has downloaded", `${status} ${code}`, findings);
    }
    if (code === "BRO-00003" && isSerial && isStored(transfer)) {
      contradicts("another answer, for a file was uploaded", `${status} ${code}`, findings);
    }
    refused(transfer, "confirmDownload", code, "BRO-00010");
    return;
  }
  if (status !== 204 && !mayHaveBegun(status)) return;
  if (status === 204 && isSerial) {
    const state = transfer.latest?.status;
    if (over.includes(state) || state === "AllConfirmedDownloaded") {
      contradicts(`400, for the transfer was ${String(state)}`, status, findings);
    } else if (party !== null) {
      judgeUnstarted(sequence, transfer, party, findings);
    }
  }
  transfer.isQuiet = false;
  if (party === null || status !== 204) markUnsure(transfer);
  if (party === null) return;
  party.since.confirms += 1;
  if (status === 204) party.hasConfirmed = true;
}

/** Who has not begun a download cannot confirm one. */
function judgeUnstarted(
  { options }: Sequence,
  transfer: TransferState,
  { attempts, recipient }: PartyState,
  findings: SequenceFindings,
): void {
  const { isOwn, wasUnsure, latest } = transfer;
  if (options.isAlone !== true || !isOwn || wasUnsure || attempts > 0) return;
  const seen = latest?.recipients[placeOf(latest.recipients, recipient)];
  if (seen !== undefined && seen.rank > 0) return;
  contradicts("400, for the caller has not downloaded", 204, findings);
}

/** A call on a transfer that was given an id here, or was read, finds it. */
export function judgeFound(
  transfer: TransferState,
  { response, operationId }: ObservedExchange,
  findings: SequenceFindings,
): void {
  if (response.status !== 404 || problemCodeOf(response) !== "BRO-00001") return;
  const isKnown = transfer.isOwn || transfer.latest !== null;
  if (!isKnown || transfer.isUnsure) return;
  contradicts(`the transfer, which exists, at ${String(operationId)}`, 404, findings);
}

function isStored({ file, uploads, isChecksumWrong }: TransferState): boolean {
  return file !== null && uploads.taken > 0 && !isChecksumWrong;
}

function hasNoFile({ options }: Sequence, transfer: TransferState): boolean {
  const { isOwn, wasUnsure, uploads } = transfer;
  return options.isAlone === true && isOwn && !wasUnsure && uploads.begun === 0;
}

function refused(
  transfer: TransferState,
  operationId: "downloadFile" | "confirmDownload",
  code: string | null,
  notPublished: string,
): void {
  if (code === notPublished) transfer.refusedAs = { operationId, code };
}

/** No answer and a failure do not say how far the call came. */
function mayHaveBegun(status: number): boolean {
  return status === 0 || status >= 500;
}

function contradicts(
  expected: string,
  received: number | string,
  findings: SequenceFindings,
): void {
  findings.add("answer-contradicts-state", "", `expected ${expected}, received ${received}`);
}
