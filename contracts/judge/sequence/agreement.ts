/** Whether the parts of one reading agree with each other. */
import { recipientStatuses } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText, microsOf } from "./instant.ts";
import type { HistoryRow, Reading, RecipientReading } from "./reading.ts";

/** The clocks of two machines of the service may differ by this much, in microseconds. */
const skewMicros = 1_000_000;

/** States before the first Published. */
const beforePublished: readonly unknown[] = ["Initialized", "UploadStarted", "UploadProcessing"];

/** Adds the first disagreement of each kind. */
export function judgeAgreement(reading: Reading, findings: SequenceFindings): void {
  if (!judgeState(reading, findings)) return;
  judgeTimes(reading, findings);
  const { rows, recipientRows } = reading;
  if (rows !== null) judgeRepeats(rows, "/fileTransferStatusHistory", findings);
  if (recipientRows === null) return;
  judgeRecipients(reading, recipientRows, findings);
  judgeRepeats(recipientRows, "/recipientFileTransferStatusHistory", findings);
}

/** `published` is the time of the first Published, and status is the newest row of the history. */
function judgeState(reading: Reading, findings: SequenceFindings): boolean {
  const { status, changed, body, rows } = reading;
  const disagrees = (pointer: string, message: string): false => {
    findings.add("state-disagrees", pointer, message);
    return false;
  };
  const { published } = body;
  const publishedAt = microsOf(published);
  if (status === "Published" && differs(publishedAt, changed)) {
    const text = `expected published to be the time of Published, ${instantText(changed)}, received ${showValue(published)}`;
    return disagrees("/published", text);
  }
  if (beforePublished.includes(status) && typeof published === "string") {
    return disagrees("/published", `expected null in ${status}, received ${showValue(published)}`);
  }
  if (rows === null || rows.length === 0) return true;
  const newest = newestRows(rows);
  const ofStatus = newest.filter((row) => row.status === status);
  const [row] = ofStatus;
  if (status !== null && row === undefined) {
    const expected = newest.map((one) => one.status).join(" or ");
    return disagrees(
      "/fileTransferStatus",
      `expected ${expected}, the newest row of the history, received ${status}`,
    );
  }
  if (row === undefined) return true;
  if (differs(row.at, changed)) {
    const text = `expected ${instantText(row.at)}, the time of the newest row of the history, received ${showValue(body["fileTransferStatusChanged"])}`;
    return disagrees("/fileTransferStatusChanged", text);
  }
  const statusText = body["fileTransferStatusText"];
  if (ofStatus.every((one) => one.text !== statusText)) {
    const text = `expected ${showValue(row.text)}, the text of the newest row of the history, received ${showValue(statusText)}`;
    return disagrees("/fileTransferStatusText", text);
  }
  const first = earliest(rows.filter((one) => one.status === "Published"));
  if (first === null ? typeof published === "string" : published === null) {
    const expected = first === null ? "null, for no row is Published" : instantText(first);
    return disagrees("/published", `expected ${expected}, received ${showValue(published)}`);
  }
  if (first !== null && differs(first, publishedAt)) {
    const text = `expected ${instantText(first)}, the time of the first Published row, received ${showValue(published)}`;
    return disagrees("/published", text);
  }
  return true;
}

/** Nothing happens to a transfer before it is created. A scan result brings its own time. */
function judgeTimes(reading: Reading, findings: SequenceFindings): void {
  const created = microsOf(reading.body["created"]) - skewMicros;
  const early = (at: number, pointer: string): boolean => {
    if (!(at < created)) return false;
    const text = `expected a time after created, ${showValue(reading.body["created"])}, received ${instantText(at)}`;
    findings.add("time-wrong", pointer, text);
    return true;
  };
  if (reading.status !== "Failed" && early(reading.changed, "/fileTransferStatusChanged")) return;
  for (let index = 0; index < reading.recipients.length; index += 1) {
    const { changed } = reading.recipients[index] as RecipientReading;
    if (early(changed, `/recipients/${index}/currentRecipientFileTransferStatusChanged`)) return;
  }
  for (const row of reading.rows ?? []) {
    const pointer = `/fileTransferStatusHistory/${row.index}/fileTransferStatusChanged`;
    if (row.status !== "Failed" && early(row.at, pointer)) return;
  }
}

/** A recipient's state is the highest that its rows have, its time that of its latest row. */
function judgeRecipients(
  { recipients }: Reading,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  for (const [index, { recipient, status, changed }] of recipients.entries()) {
    const own = rows.filter((row) => row.recipient === recipient);
    const pointer = `/recipients/${index}`;
    const ranks = own.map((row) => recipientStatuses.findIndex((known) => known === row.status));
    const highest = recipientStatuses[Math.max(...ranks)];
    const latest = Math.max(...own.map((row) => row.at));
    if (own.length === 0) {
      const text = `expected a row of ${showValue(recipient)} in the history, received none`;
      findings.add("state-disagrees", pointer, text);
    } else if (highest !== undefined && status !== null && status !== highest) {
      const text = `expected ${highest}, the highest state in the history, received ${status}`;
      findings.add("state-disagrees", `${pointer}/currentRecipientFileTransferStatusCode`, text);
    } else if (differs(latest, changed)) {
      const text = `expected ${instantText(latest)}, the time of the latest row, received ${instantText(changed)}`;
      findings.add("state-disagrees", `${pointer}/currentRecipientFileTransferStatusChanged`, text);
    } else continue;
    return;
  }
  const known = recipients.map(({ recipient }) => recipient);
  const unknown = rows.find(({ recipient }) => recipient !== null && !known.includes(recipient));
  if (unknown === undefined) return;
  findings.add(
    "state-disagrees",
    "/recipients",
    `expected ${showValue(unknown.recipient)}, which has rows in the history, received none`,
  );
}

/** A row stands once. Rows of Initialized may be as many as the recipient was named. */
function judgeRepeats(
  rows: readonly HistoryRow[],
  pointer: string,
  findings: SequenceFindings,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.recipient} ${row.status} ${row.at}`;
    const mayRepeat = row.recipient !== null && row.status === "Initialized";
    if (seen.has(key) && !mayRepeat && !Number.isNaN(row.at)) {
      findings.add(
        "history-repeated",
        `${pointer}/${row.index}`,
        `expected each row once, received ${row.status} at ${instantText(row.at)} twice`,
      );
      return;
    }
    seen.add(key);
  }
}

function newestRows(rows: readonly HistoryRow[]): readonly HistoryRow[] {
  const newest = Math.max(...rows.map((row) => row.at));
  return rows.filter((row) => row.at === newest || Number.isNaN(newest));
}

function earliest(rows: readonly HistoryRow[]): number | null {
  return rows.length === 0 ? null : Math.min(...rows.map((row) => row.at));
}

/** Both are known, and not the same. */
function differs(one: number, other: number): boolean {
  return one !== other && !Number.isNaN(one) && !Number.isNaN(other);
}
