/** GET /filetransfer/{id}/download: the whole file, or one range of it. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import { mayActAsRecipient } from "./access.ts";
import { readByteRange } from "./byte-range.ts";
import type { Change } from "./changes.ts";
import type { Instant } from "./instant.ts";
import { storedActor } from "./organization.ts";
import type { Asking } from "./questions.ts";
import type { BrokerState, RecipientRow, Transfer } from "./state.ts";
import { currentStatus } from "./transfer-status.ts";

/** Ranged downloads of one caller record at most one row in this time, in microseconds. */
const rangedDownloadWindow = 5 * 60 * 1_000_000;

export interface DownloadRequest {
  readonly transferId: string;
  /** One element a `Range` line. */
  readonly ranges: readonly string[];
  /** The caller, nine digits; null when the token names none. */
  readonly organization: string | null;
  readonly vendor: string | null;
}

/** Remembers when a caller's last ranged download of a transfer was recorded. */
export interface RangedDownloads {
  last(key: string): Instant | undefined;
  remember(key: string, at: Instant): void;
}

export function* downloadFile(
  state: BrokerState,
  request: DownloadRequest,
  ranged: RangedDownloads,
  now: () => Instant,
): Asking<Decision> {
  const known = state.transfer(request.transferId);
  if (known === undefined) return refuse("BRO-00001");
  if (!(yield* mayActAsRecipient(state, known))) return refuse("BRO-00006");
  const transfer = state.transfer(request.transferId) ?? known;
  const { status } = currentStatus(transfer);
  if (status !== "Published" && status !== "AllConfirmedDownloaded") return refuse("BRO-00007");
  if (!transfer.isStored) return refuse("BRO-00003");
  const resource = state.resource(transfer.resourceId);
  if (resource === undefined) return refuse("BRO-00005");
  if (state.serviceOwner(resource.owner) === undefined) return refuse("BRO-00002");
  const range = readByteRange(request.ranges, transfer.sizeBytes);
  if (range.kind === "unsatisfiable") return refuse("BRO-00029");
  if (request.organization === null) return refuse("BRO-00006");
  return {
    ...answerWith({
      kind: "file",
      transferId: transfer.id,
      fileName: transfer.fileName,
      sizeBytes: transfer.sizeBytes,
      range: range.kind === "part" ? range.range : null,
    }),
    changes: downloadStarted(
      transfer,
      { recipient: storedActor(request.organization), vendor: request.vendor },
      range.kind === "part",
      ranged,
      now,
    ),
  };
}

function downloadStarted(
  transfer: Transfer,
  { recipient, vendor }: Pick<RecipientRow, "recipient" | "vendor">,
  isRanged: boolean,
  ranged: RangedDownloads,
  now: () => Instant,
): readonly Change[] {
  const at = now();
  const change: Change = {
    kind: "recipientStatusAdded",
    transferId: transfer.id,
    row: { recipient, status: "DownloadStarted", at, vendor },
  };
  // A full download neither reads nor sets the entry.
  if (!isRanged) return [change];
  const key = `${transfer.id}:${recipient}`;
  const last = ranged.last(key);
  if (last !== undefined && at - last < rangedDownloadWindow) return [];
  ranged.remember(key, at);
  return [change];
}
