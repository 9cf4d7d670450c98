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

/** Of rows with the same newest time any may be the current one: the service has no rule for that tie. */
function newestRowIsCurrent() {
  const rows = historyRows();
  const words = (row) => `${row.fileTransferStatus} at ${row.fileTransferStatusChanged}`;
  const newest = rows.filter(
    (row) => row.fileTransferStatusChanged === rows.at(-1).fileTransferStatusChanged,
  );
  const current = `${at("/fileTransferStatus")} at ${at("/fileTransferStatusChanged")}`;
  if (newest.some((row) => words(row) === current)) return ["", ""];
  return [newest.length === 0 ? "a history row" : newest.map(words).join(" or "), current];
}

function lasts({ from, to, seconds, toleranceSeconds }) {
  const received = (Date.parse(at(to)) - Date.parse(at(from))) / 1000;
  return Math.abs(received - seconds) <= toleranceSeconds
    ? ["", ""]
    : [`${seconds} seconds`, `${received} seconds`];
}
