/** The purge jobs: after the last confirmation and its grace period, at the time of expiry, after a failed scan. */
import type { EventDraft, Job } from "./answer.ts";
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import type { Transition } from "./publish.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentRecipients, currentStatus } from "./transfer-status.ts";

/** In effect where a resource sets no grace period. */
export const defaultGracePeriod = 2 * 3600 * 1_000_000;

/** @returns null when this job is not the one to purge: then the stored file stays as well */
export function purge(
  state: BrokerState,
  job: Extract<Job, { kind: "purge" }>,
  now: () => Instant,
): Transition | null {
  const transfer = state.transfer(job.transferId);
  if (transfer === undefined) return null;
  const { status } = currentStatus(transfer);
  if (status === "Purged") return null;
  // The file goes, the transfer stays Failed: no `filepurged`, but those who wait for it are told.
  if (job.reason === "scanFailed") return { changes: [], events: neverConfirmed(transfer) };
  const purgesAfterConfirmation =
    state.resource(transfer.resourceId)?.settings.purgesAfterAllConfirmed ?? true;
  // The job of the last confirmation will come, or has come: it is not the expiry's turn.
  if (job.reason === "expired" && status === "AllConfirmedDownloaded" && purgesAfterConfirmation)
    return null;
  return {
    changes: [
      {
        kind: "statusAdded",
        transferId: transfer.id,
        row: { status: "Purged", detail: null, at: now() },
      },
    ],
    events: [
      eventDraft(transfer, "filepurged", transfer.sender, "Sender"),
      ...neverConfirmed(transfer),
    ],
  };
}

function neverConfirmed(transfer: Transfer): readonly EventDraft[] {
  const name = "fileneverconfirmeddownloaded";
  const unconfirmed = currentRecipients(transfer).filter(
    (row) => row.status !== "DownloadConfirmed",
  );
  if (unconfirmed.length === 0) return [];
  return [
    ...unconfirmed.map((row) => eventDraft(transfer, name, row.recipient, "Recipient")),
    eventDraft(transfer, name, transfer.sender, "Sender"),
  ];
}
