/** Whether everything that a reading shows has a cause in the sequence: only where nobody else acts. */
import type { FileTransferStatus } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { compareInstants } from "./instant.ts";
import { placeOf, type HistoryRow, type Reading, type RecipientReading } from "./reading.ts";
import { partyNamed, type TransferState } from "./transfer-state.ts";

/** States that only an upload leads to. */
const afterUpload: readonly FileTransferStatus[] = [
  "UploadStarted",
  "UploadProcessing",
  "Published",
  "AllConfirmedDownloaded",
  "Failed",
];

/** @param transfer one that was made within the sequence, and of which everything is known since the reading before */
export function judgeCauses(
  transfer: TransferState,
  reading: Reading,
  findings: SequenceFindings,
): void {
  if (reading.status !== null && reading.status !== transfer.latest?.status) {
    judgeStatus(transfer, reading.status, findings);
  }
  for (let index = 0; index < reading.recipients.length; index += 1) {
    judgeRecipient(transfer, reading.recipients[index] as RecipientReading, index, findings);
  }
  if (!transfer.wasUnsure && findings.isEmpty) judgeCounts(transfer, reading, findings);
}

function judgeStatus(
  { uploads, parties, wasUnsure }: TransferState,
  status: FileTransferStatus,
  findings: SequenceFindings,
): void {
  // What began at a time of which not everything is known may end at any later one.
  if (wasUnsure) return;
  if (uploads.begun === 0 && afterUpload.includes(status)) {
    uncaused("/fileTransferStatus", "Initialized or Purged", status, findings);
  } else if (
    status === "AllConfirmedDownloaded" &&
    !parties.some(({ hasConfirmed }) => hasConfirmed)
  ) {
    uncaused("/fileTransferStatus", "another state", status, findings);
  }
}

function judgeRecipient(
  { latest, announced, parties }: TransferState,
  { recipient, status, rank, changed }: RecipientReading,
  index: number,
  findings: SequenceFindings,
): void {
  const party = partyNamed(parties, recipient);
  const before = latest?.recipients[placeOf(latest.recipients, recipient)];
  const rankBefore = before?.rank ?? 0;
  const pointer = `/recipients/${index}/currentRecipientFileTransferStatus`;
  const hasDownloaded = party !== null && party.hasDownloaded;
  if (before === undefined && !hasDownloaded && isNew(announced?.recipients, recipient)) {
    uncaused(`/recipients/${index}/recipient`, "the recipients as announced", recipient, findings);
  } else if (rank > rankBefore && rank === 2 && party?.hasConfirmed !== true) {
    uncaused(`${pointer}Code`, "a state before DownloadConfirmed", status, findings);
  } else if (rank > rankBefore && !hasDownloaded) {
    uncaused(`${pointer}Code`, "Initialized", status, findings);
  } else if (
    before !== undefined &&
    (party === null || party.since.downloads + party.since.confirms === 0) &&
    compareInstants(before.changed, changed) < 0
  ) {
    uncaused(`${pointer}Changed`, String(before.changed), changed, findings);
  }
}

function isNew(announced: readonly string[] | undefined, recipient: string): boolean {
  return announced !== undefined && !announced.includes(recipient);
}

/** Each full download has a row, each range at most one; each upload that began has one. */
function judgeCounts(
  { parties, uploads }: TransferState,
  { rows, recipientRows }: Reading,
  findings: SequenceFindings,
): void {
  if (rows === null || recipientRows === null) return;
  const started = rows.filter(({ status }) => status === "UploadStarted").length;
  if (started > uploads.begun || started < uploads.taken) {
    const expected = `${rangeText(uploads.taken, uploads.begun)} rows of UploadStarted`;
    uncaused("/fileTransferStatusHistory", expected, started, findings);
  }
  for (const [recipient, count] of countStarts(recipientRows)) {
    const { fullDownloads = 0, attempts = 0 } = partyNamed(parties, recipient) ?? {};
    if (count >= fullDownloads && count <= attempts) continue;
    const expected = `${rangeText(fullDownloads, attempts)} rows of DownloadStarted for ${recipient}`;
    uncaused("/recipientFileTransferStatusHistory", expected, count, findings);
  }
}

function rangeText(from: number, to: number): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

function countStarts(rows: readonly HistoryRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { recipient, status } of rows) {
    const count = counts.get(recipient ?? "") ?? 0;
    counts.set(recipient ?? "", count + (status === "DownloadStarted" ? 1 : 0));
  }
  return counts;
}

function uncaused(
  pointer: string,
  expected: string,
  received: unknown,
  findings: SequenceFindings,
): void {
  const text = `expected ${expected}, for no call has caused anything else, received ${showValue(received)}`;
  findings.add("effect-unexpected", pointer, text);
}
