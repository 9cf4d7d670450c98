/** Exchanges of transfers: whose they are, whether others overlap, and what they leave behind. */
import type { OperationId } from "../../vocabulary.ts";
import { type Announced, announcedInJson } from "./announced.ts";
import { formContent } from "./announced-in-form.ts";
import type { SequenceFindings } from "./findings.ts";
import { judgeConfirm, judgeDownload, judgeFound, judgeUpload } from "./judge-calls.ts";
import { judgeReading } from "./judge-reading.ts";
import { isRecord, parsedJson } from "./members.ts";
import { timeToLiveOf } from "./resource-state.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";
import { fileOfText } from "./sizes.ts";
import { takeTus, type TusOperation } from "./take-tus.ts";
import { transferIdOf } from "./transfer-id.ts";
import { newTransfer, type TransferState } from "./transfer-state.ts";

/** Milliseconds: what a client sends within the rounding of its clock after an answer was sent after it. */
const roundingMs = 1;

const prefix = "/broker/api/v1/filetransfer/";

export type TransferOperation =
  | "uploadFile"
  | "downloadFile"
  | "confirmDownload"
  | "getFileTransferOverview"
  | "getFileTransferDetails";

export function takeInitialize(
  sequence: Sequence,
  exchange: ObservedExchange,
  findings: SequenceFindings,
): void {
  const transfer = madeBy(sequence, exchange, findings);
  if (transfer !== null) keepAnnounced(sequence, transfer, announcedInJson(exchange.request));
}

/** The form announces and uploads at once. */
export function takeForm(
  sequence: Sequence,
  exchange: ObservedExchange,
  findings: SequenceFindings,
): void {
  const transfer = madeBy(sequence, exchange, findings);
  if (transfer === null) return;
  const content = formContent(exchange.request);
  keepAnnounced(sequence, transfer, content?.announced ?? null);
  transfer.uploads = { taken: 1, begun: 1 };
  transfer.file = fileOfText(content?.fileText ?? null, sequence.options);
}

/** The transfer that a 200 gave an id to; null for anything else. */
function madeBy(
  { transfers }: Sequence,
  { response, endedAtMs }: ObservedExchange,
  findings: SequenceFindings,
): TransferState | null {
  if (response.status !== 200 || response.body.kind !== "text") return null;
  const body = parsedJson(response.body.text);
  const id = isRecord(body) ? body["fileTransferId"] : undefined;
  if (typeof id !== "string") return null;
  if (transfers.has(id)) {
    const text = `expected an id that no transfer has, received ${id}, which was given before`;
    findings.add("id-reused", "/fileTransferId", text);
    return null;
  }
  const transfer = newTransfer(id);
  transfer.isOwn = true;
  if (endedAtMs !== undefined) transfer.endedAtMs = endedAtMs;
  transfers.set(id, transfer);
  return transfer;
}

function keepAnnounced(
  { resources }: Sequence,
  transfer: TransferState,
  announced: Announced | null,
): void {
  transfer.announced = announced;
  transfer.timeToLiveMicros = timeToLiveOf(resources.get(announced?.resourceId ?? ""));
}

export function takeOnTransfer(
  sequence: Sequence,
  operationId: TransferOperation,
  exchange: ObservedExchange,
  findings: SequenceFindings,
): void {
  const transfer = transferAt(sequence, exchange);
  if (transfer === null) return;
  const isSerial = noteTime(transfer, operationId, exchange);
  findings.circumstances = transfer.circumstances;
  judgeFound(transfer, exchange, findings);
  switch (operationId) {
    case "uploadFile":
      return judgeUpload(sequence, transfer, exchange, isSerial, findings);
    case "downloadFile":
      return judgeDownload(sequence, transfer, exchange, isSerial, findings);
    case "confirmDownload":
      return judgeConfirm(sequence, transfer, exchange, isSerial, findings);
    case "getFileTransferOverview":
    case "getFileTransferDetails": {
      const { status, body } = exchange.response;
      if (status !== 200 || body.kind !== "text") return;
      return judgeReading(sequence, transfer, body.text, isSerial, findings);
    }
    default:
      return operationId satisfies never;
  }
}

/** A call of a resumable upload. */
export function takeOnUpload(
  sequence: Sequence,
  operationId: TusOperation,
  exchange: ObservedExchange,
  findings: SequenceFindings,
): void {
  const transfer = transferAt(sequence, exchange);
  if (transfer === null) return;
  const isSerial = noteTime(transfer, operationId, exchange);
  takeTus(transfer, operationId, exchange, isSerial, findings);
}

/** The transfer of the path; one that was not seen before begins with an answer that shows it is there. */
function transferAt(
  { transfers }: Sequence,
  { request, response }: ObservedExchange,
): TransferState | null {
  const { path } = request;
  const begin = path.startsWith(prefix) ? path.slice(prefix.length, prefix.length + 36) : "";
  const usual = transfers.get(begin);
  if (usual !== undefined) return usual;
  const id = transferIdIn(path);
  const known = id === null ? undefined : transfers.get(id);
  if (known !== undefined || id === null) return known ?? null;
  if (response.status < 200 || response.status >= 300) return null;
  const transfer = newTransfer(id);
  transfers.set(id, transfer);
  return transfer;
}

/** Keeps when it was, and says whether every exchange of the transfer before it was over. */
function noteTime(
  transfer: TransferState,
  operationId: OperationId,
  { startedAtMs, endedAtMs, isParallel }: ObservedExchange,
): boolean {
  const { lastOperation } = transfer;
  transfer.lastOperation = operationId;
  if (startedAtMs === undefined || endedAtMs === undefined) {
    const isWrite = operationId === "uploadFile" || operationId === "confirmDownload";
    if (isParallel !== true || !isWrite || lastOperation !== operationId) return true;
    noteOverlap(transfer, operationId);
    return false;
  }
  const isSerial = startedAtMs >= transfer.endedAtMs - roundingMs;
  const ownEnd = transfer.ends.get(operationId) ?? Number.NEGATIVE_INFINITY;
  if (startedAtMs < ownEnd - roundingMs) noteOverlap(transfer, operationId);
  transfer.ends.set(operationId, Math.max(ownEnd, endedAtMs));
  transfer.endedAtMs = Math.max(transfer.endedAtMs, endedAtMs);
  return isSerial;
}

function noteOverlap(transfer: TransferState, operationId: OperationId): void {
  if (operationId === "confirmDownload") transfer.circumstances.add("confirmsAtOnce");
  if (operationId === "uploadFile") transfer.circumstances.add("uploadsAtOnce");
}

function transferIdIn(path: string): string | null {
  const segment = /^\/broker\/api\/v1\/filetransfer\/(?:upload\/tus\/)?([^/?#]+)/i.exec(path)?.[1];
  return segment === undefined ? null : transferIdOf(segment);
}
