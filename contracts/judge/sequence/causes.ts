/** Whether everything that a reading shows has a cause in the sequence: only where nobody else acts. */
import { showValue } from "../show-value.ts";
import { afterLastColon } from "./announced.ts";
import { indexOf } from "./effects.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText } from "./instant.ts";
import { rankOf } from "./progress.ts";
import type { HistoryRow, Reading, RecipientReading } from "./reading.ts";
import type { TransferState } from "./transfer-state.ts";

/** States that only an upload leads to. */
const afterUpload: readonly unknown[] = [
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
  const { uploads, parties } = transfer;
  const { status } = reading;
  const uncaused = (pointer: string, expected: string, received: unknown): void => {
    const text = `expected ${expected}, for no call has caused anything else, received ${showValue(received)}`;
    findings.add("effect-unexpected", pointer, text);
  };
  if (status !== transfer.latest?.status) {
    const isConfirmed = [...parties.values()].some(({ hasConfirmed }) => hasConfirmed);
    if (uploads.begun === 0 && afterUpload.includes(status)) {
      uncaused("/fileTransferStatus", "Initialized or Purged", status);
      return;
    }
    if (status === "AllConfirmedDownloaded" && !isConfirmed) {
      uncaused("/fileTransferStatus", "another state", status);
      return;
    }
  }
  for (let index = 0; index < reading.recipients.length; index += 1) {
    const now = reading.recipients[index] as RecipientReading;
    judgeRecipient(transfer, now, index, uncaused);
  }
  if (!transfer.wasUnsure) judgeCounts(transfer, reading, uncaused);
}

function judgeRecipient(
  { latest, announced, parties }: TransferState,
  now: RecipientReading,
  index: number,
  uncaused: (pointer: string, expected: string, received: unknown) => void,
): void {
  const organization = afterLastColon(now.recipient);
  const pointer = `/recipients/${index}/currentRecipientFileTransferStatus`;
  const party = parties.get(organization);
  const before = latest?.recipients[indexOf(latest.recipients, organization)] ?? null;
  const isAnnounced = announced?.recipients?.includes(now.recipient) ?? true;
  const [rank, rankBefore] = [rankOf(now.status), before === null ? 0 : rankOf(before.status)];
  if (before === null && !isAnnounced && !party?.hasDownloaded) {
    uncaused(`/recipients/${index}/recipient`, "the recipients as announced", now.recipient);
  } else if (rank > rankBefore && rank === 2 && !party?.hasConfirmed) {
    uncaused(`${pointer}Code`, "a state before DownloadConfirmed", now.status);
  } else if (rank > rankBefore && !party?.hasDownloaded) {
    uncaused(`${pointer}Code`, "Initialized", now.status);
  } else if (before !== null && before.changed < now.changed) {
    const { downloads = 0, confirms = 0 } = party?.since ?? {};
    if (downloads + confirms > 0) return;
    uncaused(`${pointer}Changed`, instantText(before.changed), instantText(now.changed));
  }
}

/** Each full download has a row, each range at most one; each upload that began has one. */
function judgeCounts(
  { parties, uploads }: TransferState,
  { rows, recipientRows }: Reading,
  uncaused: (pointer: string, expected: string, received: unknown) => void,
): void {
  if (rows === null || recipientRows === null) return;
  const started = rows.filter(({ status }) => status === "UploadStarted").length;
  if (started > uploads.begun || started < uploads.taken) {
    const expected = `${rangeText(uploads.taken, uploads.begun)} rows of UploadStarted`;
    uncaused("/fileTransferStatusHistory", expected, started);
  }
  for (const [organization, count] of countStarts(recipientRows)) {
    const { fullDownloads = 0, attempts = 0 } = parties.get(organization) ?? {};
    if (count >= fullDownloads && count <= attempts) continue;
    const expected = `${rangeText(fullDownloads, attempts)} rows of DownloadStarted for ${organization}`;
    uncaused("/recipientFileTransferStatusHistory", expected, count);
  }
}

function rangeText(from: number, to: number): string {
  return from === to ? String(from) : `${from} to ${to}`;
}

function countStarts(rows: readonly HistoryRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { recipient, status } of rows) {
    const organization = afterLastColon(recipient ?? "");
    const count = counts.get(organization) ?? 0;
    counts.set(organization, count + (status === "DownloadStarted" ? 1 : 0));
  }
  return counts;
}
