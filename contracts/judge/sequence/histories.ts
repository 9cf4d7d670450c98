/** Whether the histories of a details answer are whole, and tell of a life that a transfer may have. */
import type { FileTransferStatus } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText, microsOf } from "./instant.ts";
import type { HistoryRow, Reading, RecipientReading } from "./reading.ts";
import type { TransferState } from "./transfer-state.ts";

const transferHistory = "/fileTransferStatusHistory";
const recipientHistory = "/recipientFileTransferStatusHistory";

/** Rows that may follow each other; of parallel uploads each has a row of UploadStarted. */
const next: Readonly<Record<FileTransferStatus, readonly FileTransferStatus[]>> = {
  Initialized: ["UploadStarted", "Purged"],
  UploadStarted: ["UploadStarted", "UploadProcessing", "Published", "Failed", "Purged"],
  UploadProcessing: ["UploadProcessing", "Published", "Failed", "Purged"],
  Published: ["AllConfirmedDownloaded", "Purged"],
  AllConfirmedDownloaded: ["Purged"],
  Failed: ["Purged"],
  Purged: [],
  Cancelled: [],
};

/** Order of rows with one time. */
const ranks = Object.keys(next);

/** States that a transfer enters once. */
const once: readonly string[] = ["Initialized", "Published", "AllConfirmedDownloaded", "Purged"];

export function judgeHistories(
  transfer: TransferState,
  reading: Reading,
  findings: SequenceFindings,
): void {
  const { rows, recipientRows } = reading;
  if (rows === null || recipientRows === null) return;
  // A row that is missing disorders those around it: it is told once.
  if (isWhole(transfer, rows, recipientRows, findings)) {
    if (isOnce(rows, findings)) judgeOrder(reading, rows, findings);
    judgeRecipients(transfer, recipientRows, findings);
  }
}

/** Takes the rows that the reading shows, or its state and times where it has no histories, as seen. */
export function keepRows(transfer: TransferState, reading: Reading): void {
  const { rows, recipientRows } = reading;
  if (rows === null) {
    transfer.unread.push(reading);
    return;
  }
  for (const row of rows) keepRow(transfer, row);
  for (const row of recipientRows ?? []) keepRow(transfer, row);
}

/** An overview shows the newest row, and of each recipient the time of one. */
function keepOverview(transfer: TransferState, { status, changed, recipients }: Reading): void {
  if (status !== null) keepRow(transfer, { recipient: null, status, at: microsOf(changed) });
  for (let index = 0; index < recipients.length; index += 1) {
    const one = recipients[index] as RecipientReading;
    const at = microsOf(one.changed);
    if (Number.isNaN(at)) continue;
    transfer.recipientTimes.set(timeKey(one.recipient, at), `${one.recipient} at ${one.changed}`);
  }
}

function keepRow(transfer: TransferState, row: Omit<HistoryRow, "index" | "text">): void {
  if (Number.isNaN(row.at)) return;
  const whose = row.recipient === null ? "" : ` of ${row.recipient}`;
  transfer.rows.set(rowKey(row), `${row.status}${whose} at ${instantText(row.at)}`);
}

function rowKey({ recipient, status, at }: Omit<HistoryRow, "index" | "text">): string {
  return `${recipient ?? "-"} ${status} ${at}`;
}

function timeKey(recipient: string, at: number): string {
  return `${recipient} ${at}`;
}

/** What was seen once stays. */
function isWhole(
  transfer: TransferState,
  rows: readonly HistoryRow[],
  recipientRows: readonly HistoryRow[],
  findings: SequenceFindings,
): boolean {
  for (const overview of transfer.unread) keepOverview(transfer, overview);
  transfer.unread = [];
  const here = new Set([...rows, ...recipientRows].map(rowKey));
  for (const [key, words] of transfer.rows) {
    if (here.has(key)) continue;
    const pointer = key.startsWith("-") ? transferHistory : recipientHistory;
    findings.add("history-incomplete", pointer, `expected the row ${words}, received none`);
    return false;
  }
  const times = new Set(recipientRows.map(({ recipient, at }) => timeKey(recipient ?? "", at)));
  for (const [key, words] of transfer.recipientTimes) {
    if (times.has(key)) continue;
    const text = `expected a row of ${words}, received none`;
    findings.add("history-incomplete", recipientHistory, text);
    return false;
  }
  return true;
}

function isOnce(rows: readonly HistoryRow[], findings: SequenceFindings): boolean {
  for (const status of once) {
    const own = rows.filter((row) => row.status === status);
    const [, second] = own;
    if (second !== undefined) {
      const text = `expected one row of ${status}, received ${own.length}`;
      findings.add("history-repeated", `${transferHistory}/${second.index}`, text);
      return false;
    }
  }
  return true;
}

function judgeOrder(
  { body }: Reading,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  // A scan result brings its own time, which may be any.
  const inOrder = rows
    .filter(({ status, text }) => status !== "Failed" || !text.startsWith("Malware scan failed"))
    .sort((a, b) => a.at - b.at || ranks.indexOf(a.status) - ranks.indexOf(b.status));
  const [first] = inOrder;
  if (first !== undefined && first.status !== "Initialized") {
    const text = `expected Initialized as the oldest row, received ${first.status}`;
    findings.add("history-disordered", `${transferHistory}/${first.index}`, text);
    return;
  }
  for (let index = 1; index < inOrder.length; index += 1) {
    const before = inOrder[index - 1] as HistoryRow;
    const row = inOrder[index] as HistoryRow;
    const known = next[before.status as FileTransferStatus] ?? [];
    // With a scan, nothing is published that was not processed.
    const isScanned = body["useVirusScan"] === true && before.status === "UploadStarted";
    const allowed = isScanned ? known.filter((status) => status !== "Published") : known;
    if (allowed.some((status) => status === row.status)) continue;
    const expected = allowed.length === 0 ? "no row" : allowed.join(" or ");
    const text = `expected ${expected} after ${before.status}, received ${row.status}`;
    findings.add("history-disordered", `${transferHistory}/${row.index}`, text);
    return;
  }
}

function judgeRecipients(
  { announced }: TransferState,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  for (const recipient of new Set(rows.map((row) => row.recipient ?? ""))) {
    const own = rows.filter((row) => row.recipient === recipient).sort((a, b) => a.at - b.at);
    const confirmed = own.filter(({ status }) => status === "DownloadConfirmed");
    const [first, second] = confirmed;
    if (second !== undefined) {
      const text = `expected one DownloadConfirmed of ${showValue(recipient)}, received ${confirmed.length}`;
      findings.add("history-repeated", `${recipientHistory}/${second.index}`, text);
      continue;
    }
    const started = own.find(({ status }) => status === "DownloadStarted");
    if (first !== undefined && !(started !== undefined && started.at <= first.at)) {
      const text = `expected DownloadStarted of ${showValue(recipient)} before DownloadConfirmed at ${instantText(first.at)}, received none`;
      findings.add("history-disordered", `${recipientHistory}/${first.index}`, text);
      continue;
    }
    const initialized = own.filter(({ status }) => status === "Initialized");
    const late = initialized.find(({ at }) =>
      own.some((row) => row.at < at && row.status !== "Initialized"),
    );
    if (late !== undefined) {
      const text = `expected Initialized as the oldest row of ${showValue(recipient)}, received it at ${instantText(late.at)}`;
      findings.add("history-disordered", `${recipientHistory}/${late.index}`, text);
      continue;
    }
    if (announced?.recipients === undefined) continue;
    const named = announced.recipients.filter((one) => one === recipient).length;
    if (initialized.length === named) continue;
    findings.add(
      initialized.length > named ? "history-repeated" : "history-incomplete",
      recipientHistory,
      `expected ${named} rows of Initialized for ${showValue(recipient)}, received ${initialized.length}`,
    );
  }
}
