/** Current status of a transfer and of its recipients, and the texts of both. */
import {
  recipientStatuses,
  type FileTransferStatus,
  type RecipientStatus,
} from "../../../contracts/vocabulary.ts";
import type { Instant } from "./instant.ts";
import type { RecipientRow, StatusRow, Transfer } from "./state.ts";

const statusTexts: Readonly<Record<FileTransferStatus, string>> = {
  Initialized: "Ready for upload",
  UploadStarted: "Upload started",
  UploadProcessing: "Processing upload",
  Published: "Ready for download",
  Cancelled: "FileTransfer cancelled",
  AllConfirmedDownloaded: "All downloaded",
  Purged: "FileTransfer has been purged",
  Failed: "Upload failed",
};

export const recipientStatusTexts: Readonly<Record<RecipientStatus, string>> = {
  Initialized: "Initialized",
  DownloadStarted: "Recipient has attempted to download fileTransfer",
  DownloadConfirmed: "Recipient has downloaded fileTransfer",
};

export function statusText(row: StatusRow): string {
  return row.detail ?? statusTexts[row.status];
}

/** The row with the latest time, not the last one written. */
export function currentStatus(transfer: Transfer): StatusRow {
  return transfer.statuses.reduce((latest, row) => (row.at >= latest.at ? row : latest));
}

/** When the transfer was first published; null before. */
export function publishedAt(transfer: Transfer): Instant | null {
  const times = transfer.statuses.filter((row) => row.status === "Published").map((row) => row.at);
  return times.length === 0 ? null : Math.min(...times);
}

/** The checksum that the sender gave; null when it gave none. White space counts as none. */
export function givenChecksum(transfer: Transfer): string | null {
  const given = transfer.checksum ?? "";
  return given.trim() === "" ? null : given;
}

/**
 * One row per organisation, as overview, confirm and purge see it: the highest status ever reached with
 * the latest time of any row. Search sees the latest row instead.
 */
export function currentRecipients(transfer: Transfer): readonly RecipientRow[] {
  const rows = new Map<string, RecipientRow>();
  for (const row of transfer.recipients) {
    const known = rows.get(row.recipient);
    rows.set(
      row.recipient,
      known === undefined ? row : { ...higher(known, row), at: Math.max(known.at, row.at) },
    );
  }
  return [...rows.values()];
}

/** The latest row of one recipient; of two with one time the higher. */
export function latestRecipientRow(
  transfer: Transfer,
  recipient: string,
): RecipientRow | undefined {
  return transfer.recipients
    .filter((row) => row.recipient === recipient)
    .reduce<RecipientRow | undefined>(
      (latest, row) =>
        latest === undefined ||
        row.at > latest.at ||
        (row.at === latest.at && rank(row) > rank(latest))
          ? row
          : latest,
      undefined,
    );
}

function higher(a: RecipientRow, b: RecipientRow): RecipientRow {
  return rank(b) > rank(a) ? b : a;
}

function rank(row: RecipientRow): number {
  return recipientStatuses.indexOf(row.status);
}
