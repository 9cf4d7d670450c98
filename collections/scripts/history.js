// Claims about times, recipients and histories. Rows come in no fixed order: they are sorted by time.

const statusOrder = [
  "Initialized",
  "UploadStarted",
  "UploadProcessing",
  "Published",
  "Cancelled",
  "AllConfirmedDownloaded",
  "Purged",
  "Failed",
];
const recipientStatusOrder = ["Initialized", "DownloadStarted", "DownloadConfirmed"];

/** A time as text that sorts: Date alone would drop what is finer than a millisecond. */
function instant(text) {
  const ms = Date.parse(text);
  if (typeof text !== "string" || Number.isNaN(ms)) return `no time: ${show(text)}`;
  const fraction = /\.(\d+)/.exec(text);
  const digits = (fraction === null ? "" : fraction[1]).padEnd(7, "0");
  return `${String(ms).padStart(15, "0")}.${digits.slice(3, 7)}`;
}

/** Rows by time; of two at the same time the earlier status first. */
function byTime(rows, time, status, order) {
  const key = (row) => `${instant(row[time])} ${order.indexOf(row[status])}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function list(pointer) {
  const rows = at(pointer);
  return Array.isArray(rows) ? rows : [];
}

function historyRows() {
  return byTime(
    list("/fileTransferStatusHistory"),
    "fileTransferStatusChanged",
    "fileTransferStatus",
    statusOrder,
  );
}

function timesAreOrdered({ at: pointers }) {
  const times = pointers.map((pointer) => at(pointer));
  const isOrdered = times.every((time, i) => {
    const before = i === 0 ? "" : instant(times[i - 1]);
    return !instant(time).startsWith("no time") && before <= instant(time);
  });
  return isOrdered ? ["", ""] : ["times in ascending order", show(times)];
}

function recipients({ states }) {
  const expected = Object.entries(states).map(
    ([organization, state]) => `0192:${organization} ${state}`,
  );
  const received = list("/recipients").map(
    (each) => `${each.recipient} ${each.currentRecipientFileTransferStatusCode}`,
  );
  return [expected.toSorted().join(", "), received.toSorted().join(", ")];
}

function history({ statuses, mayBeAbsent = [] }) {
  const received = historyRows().map((row) => row.fileTransferStatus);
  const due = statuses.filter((each) => !mayBeAbsent.includes(each) || received.includes(each));
  return [due.join(", "), received.join(", ")];
}

function recipientHistory({ organization, statuses }) {
  const rows = list("/recipientFileTransferStatusHistory").filter(
    (row) => row.recipient === `0192:${organization}`,
  );
  const received = byTime(
    rows,
    "recipientFileTransferStatusChanged",
    "recipientFileTransferStatusCode",
    recipientStatusOrder,
  );
  return [
    statuses.join(", "),
    received.map((row) => row.recipientFileTransferStatusCode).join(", "),
  ];
}

function newestRowIsCurrent() {
  const newest = historyRows().at(-1);
  return [
    newest === undefined
      ? "a history row"
      : `${newest.fileTransferStatus} at ${newest.fileTransferStatusChanged}`,
    `${at("/fileTransferStatus")} at ${at("/fileTransferStatusChanged")}`,
  ];
}
