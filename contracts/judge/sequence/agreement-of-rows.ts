/** Whether a details answer agrees with its own histories. */
import { recipientStatuses } from "../../vocabulary.ts";
import { showValue } from "../show-value.ts";
import { skewMicros } from "./clock-skew.ts";
import type { SequenceFindings } from "./findings.ts";
import { instantText, microsOf } from "./instant.ts";
import { type HistoryRow, rankOf, type Reading } from "./reading.ts";

/** @param reading with histories */
export function judgeRowsAgree(reading: Reading, findings: SequenceFindings): void {
  const { rows, recipientRows } = reading;
  if (rows !== null) {
    judgeNewest(reading, rows, findings);
    judgeTimes(reading, rows, findings);
    judgeRepeats(rows, "/fileTransferStatusHistory", findings);
  }
  if (recipientRows !== null) {
    judgeRecipients(reading, recipientRows, findings);
    judgeRepeats(recipientRows, "/recipientFileTransferStatusHistory", findings);
  }
}

/** The state is the newest row; of several with one time it may be any. */
function judgeNewest(
  { status, changed, body }: Reading,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  const newestAt = Math.max(...rows.map((row) => row.at));
  const newest = rows.filter((row) => row.at === newestAt);
  const ofStatus = newest.filter((row) => row.status === status);
  const [row] = ofStatus;
  const differs = (pointer: string, expected: string, received: unknown): void => {
    const text = `expected ${expected}, received ${showValue(received)}`;
    findings.add("state-disagrees", pointer, text);
  };
  if (newest.length === 0 || status === null) return;
  const text = body["fileTransferStatusText"];
  const published = rows.filter((one) => one.status === "Published").map((one) => one.at);
  if (row === undefined) {
    const words = newest.map((one) => one.status).join(" or ");
    differs("/fileTransferStatus", `${words}, the newest row of the history`, status);
  } else if (isAnother(changed, newestAt)) {
    const words = `${instantText(newestAt)}, the time of the newest row of the history`;
    differs("/fileTransferStatusChanged", words, changed);
  } else if (ofStatus.every((one) => one.text !== text)) {
    const words = `${showValue(row.text)}, the text of the newest row of the history`;
    differs("/fileTransferStatusText", words, text);
  } else if (published.length === 0) {
    if (typeof body["published"] !== "string") return;
    differs("/published", "null, for no row is Published", body["published"]);
  } else if (body["published"] === null || isAnother(body["published"], Math.min(...published))) {
    const words = `${instantText(Math.min(...published))}, the time of the first Published row`;
    differs("/published", words, body["published"]);
  }
}

function judgeTimes(
  { body }: Reading,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  const created = microsOf(body["created"]);
  // A scan result brings its own time.
  const early = rows.find((row) => row.status !== "Failed" && row.at < created - skewMicros);
  if (early === undefined) return;
  const pointer = `/fileTransferStatusHistory/${early.index}/fileTransferStatusChanged`;
  const text = `expected a time after created, ${showValue(body["created"])}, received ${instantText(early.at)}`;
  findings.add("time-wrong", pointer, text);
}

/** A recipient's state is the highest that its rows have, its time that of its latest row. */
function judgeRecipients(
  { recipients }: Reading,
  rows: readonly HistoryRow[],
  findings: SequenceFindings,
): void {
  for (const [index, { recipient, status, rank, changed }] of recipients.entries()) {
    const own = rows.filter((row) => row.recipient === recipient);
    const pointer = `/recipients/${index}`;
    const highest = Math.max(...own.map((row) => rankOf(row.status)));
    const latest = Math.max(...own.map((row) => row.at));
    if (own.length === 0) {
      const text = `expected a row of ${showValue(recipient)} in the history, received none`;
      findings.add("state-disagrees", pointer, text);
    } else if (rank >= 0 && highest >= 0 && rank !== highest) {
      const text = `expected ${recipientStatuses[highest]}, the highest state in the history, received ${status}`;
      findings.add("state-disagrees", `${pointer}/currentRecipientFileTransferStatusCode`, text);
    } else if (isAnother(changed, latest)) {
      const text = `expected ${instantText(latest)}, the time of the latest row, received ${changed}`;
      findings.add("state-disagrees", `${pointer}/currentRecipientFileTransferStatusChanged`, text);
    } else continue;
    return;
  }
  const known = recipients.map(({ recipient }) => recipient);
  const unknown = rows.find(({ recipient }) => recipient !== null && !known.includes(recipient));
  if (unknown === undefined) return;
  const text = `expected ${showValue(unknown.recipient)}, which has rows in the history, received none`;
  findings.add("state-disagrees", "/recipients", text);
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
      const text = `expected each row once, received ${row.status} at ${instantText(row.at)} twice`;
      findings.add("history-repeated", `${pointer}/${row.index}`, text);
      return;
    }
    seen.add(key);
  }
}

/** Both are times, and not the same. */
function isAnother(instant: unknown, micros: number): boolean {
  const difference = microsOf(instant) - micros;
  return Math.abs(difference) > 0;
}
