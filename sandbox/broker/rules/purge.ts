/** The purge jobs: after the last confirmation and its grace period, and at the time of expiry. */
import type { EventDraft, Job } from "./answer.ts";
import type { Instant } from "./instant.ts";
import { isNineDigits, withoutPrefix } from "./organization.ts";
import type { Transition } from "./publish.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentRecipients, currentStatus } from "./transfer-status.ts";

/** In effect where a resource sets no grace period. */
export const defaultGracePeriod = 2 * 3600 * 1_000_000;

const nothing: Transition = { changes: [], events: [] };

export function purge(
  state: BrokerState,
  job: Extract<Job, { kind: "purge" }>,
  now: () => Instant,
): Transition {
  const transfer = state.transfer(job.transferId);
  if (transfer === undefined) return nothing;
  const { status } = currentStatus(transfer);
  if (status === "Purged") return nothing;
  const purgesAfterConfirmation =
    state.resource(transfer.resourceId)?.settings.purgesAfterAllConfirmed ?? true;
  // The job of the last confirmation will come, or has come: it is not the expiry's turn.
  if (job.reason === "expired" && status === "AllConfirmedDownloaded" && purgesAfterConfirmation)
    return nothing;
  return {
    changes: [
      {
        kind: "statusAdded",
        transferId: transfer.id,
        row: { status: "Purged", detail: null, at: now() },
      },
    ],
    events: purgeEvents(transfer),
  };
}

function purgeEvents(transfer: Transfer): readonly EventDraft[] {
  const event = (
    name: "filepurged" | "fileneverconfirmeddownloaded",
    organization: string,
    role: EventDraft["role"],
  ): EventDraft => ({
    name,
    transferId: transfer.id,
    resourceId: transfer.resourceId,
    organization: isNineDigits(organization) ? organization : null,
    role,
  });
  const sender = withoutPrefix(transfer.sender);
  const unconfirmed = currentRecipients(transfer).filter(
    (row) => row.status !== "DownloadConfirmed",
  );
  return [
    event("filepurged", sender, "Sender"),
    ...unconfirmed.map((row) =>
      event("fileneverconfirmeddownloaded", withoutPrefix(row.recipient), "Recipient"),
    ),
    ...(unconfirmed.length > 0 ? [event("fileneverconfirmeddownloaded", sender, "Sender")] : []),
  ];
}
