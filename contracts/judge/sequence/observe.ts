/** The rules over a sequence: one exchange after another in, what contradicts those before it out. */
import type { OperationId } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import { judgeAgreement } from "./agreement.ts";
import { type SequenceFinding, SequenceFindings } from "./findings.ts";
import { judgeSettings, keepSettings } from "./judge-resource.ts";
import { judgeSearch } from "./judge-search.ts";
import { judgeGetServiceOwner, judgeInitializeServiceOwner } from "./judge-service-owner.ts";
import { readingOf } from "./reading.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";
import { takeScanResult } from "./take-scan-result.ts";
import { takeForm, takeInitialize, takeOnTransfer, takeOnUpload } from "./take-transfer.ts";
import { markUnsure } from "./transfer-state.ts";

/**
 * Takes the next exchange into the sequence and says what it contradicts.
 *
 * Knows nothing but what it saw, never throws, and says nothing of what one exchange shows alone: that is the judge's.
 * Exchanges come in the order in which they began; where times are given, one that began before another of the same
 * transfer was over is compared only in what no order changes.
 */
export function observe(
  sequence: Sequence,
  exchange: ObservedExchange,
): readonly SequenceFinding[] {
  return gathered((findings) => take(sequence, exchange, findings));
}

/**
 * What one answer contradicts in itself, where nothing is known of those before it. Ids are not compared: records put
 * samples in their place.
 */
export function observeSingle({
  operationId,
  response,
}: ObservedExchange): readonly SequenceFinding[] {
  if (!isReading(operationId) || response.status !== 200) return [];
  const { body } = response;
  const reading = body.kind === "text" ? readingOf(body.text) : null;
  if (reading === null) return [];
  return gathered((findings) => judgeAgreement(reading, findings));
}

function gathered(gather: (findings: SequenceFindings) => void): readonly SequenceFinding[] {
  const findings = new SequenceFindings();
  try {
    gather(findings);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.add("unjudgeable", "", `the sequence could not be judged: ${showValue(reason)}`);
  }
  return findings.all;
}

function isReading(operationId: OperationId | null): boolean {
  return operationId === "getFileTransferOverview" || operationId === "getFileTransferDetails";
}

function take(sequence: Sequence, exchange: ObservedExchange, findings: SequenceFindings): void {
  const { operationId, organization = null } = exchange;
  switch (operationId) {
    case "initializeFileTransfer":
      return takeInitialize(sequence, exchange, findings);
    case "initializeAndUploadFile":
      return takeForm(sequence, exchange, findings);
    case "uploadFile":
    case "downloadFile":
    case "confirmDownload":
    case "getFileTransferOverview":
    case "getFileTransferDetails":
      return takeOnTransfer(sequence, operationId, exchange, findings);
    case "searchFileTransfers":
      if (organization !== null) judgeSearch(sequence, organization, exchange, findings);
      return;
    case "initializeServiceOwner":
      if (organization !== null) {
        judgeInitializeServiceOwner(sequence, organization, exchange, findings);
      }
      return;
    case "getServiceOwner":
      if (organization !== null) judgeGetServiceOwner(sequence, organization, exchange, findings);
      return;
    case "configureResource":
    case "getResource":
      return takeOnResource(sequence, operationId, exchange, findings);
    case "tusUploadCreate":
    case "tusUploadHead":
    case "tusUploadPatch":
    case "tusUploadDelete":
    case "tusPartialUploadHead":
    case "tusPartialUploadPatch":
    case "tusPartialUploadDelete":
      return takeOnUpload(sequence, operationId, exchange, findings);
    case "malwareScanWebhook":
      return takeScanResult(sequence, exchange);
    case "health":
    case "getMonthlyStatistics":
    case "statisticsReport":
    case "statisticsSummary":
    case "tusUploadOptions":
      return;
    default:
      return takeUnknown(sequence, exchange);
  }
}

/** What is refused, or only read, changes nothing; of all else nothing is known. */
function takeUnknown(sequence: Sequence, { request, response }: ObservedExchange): void {
  const isRefused = response.status >= 400 && response.status < 500;
  if (isRefused || /^(?:GET|HEAD|OPTIONS)$/i.test(request.method)) return;
  noteUnknown(sequence);
}

/** Something happened that is no exchange of this sequence: until the next reading, everything may have a cause. */
export function noteUnknown({ transfers }: Sequence): void {
  for (const transfer of transfers.values()) markUnsure(transfer);
}

function takeOnResource(
  { resources }: Sequence,
  operationId: "configureResource" | "getResource",
  { request, response }: ObservedExchange,
  findings: SequenceFindings,
): void {
  const id = resourceIdIn(request.path);
  if (id === null) return;
  let resource = resources.get(id);
  if (resource === undefined) {
    resource = { settings: new Map() };
    resources.set(id, resource);
  }
  const { body, status } = response;
  if (operationId === "getResource") {
    if (status === 200 && body.kind === "text") judgeSettings(resource, body.text, findings);
    return;
  }
  if (status === 204) {
    keepSettings(resource, request.body.kind === "text" ? request.body.text : null);
  } else if (status === 0 || status >= 500) resource.settings.clear();
}

function resourceIdIn(path: string): string | null {
  const segment = /^\/broker\/api\/v1\/resource\/([^/?#]+)/i.exec(path)?.[1];
  if (segment === undefined) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
