/** A transfer becomes Published: one row, one event to the sender and one to each recipient. */
import type { EventDraft } from "./answer.ts";
import type { Change } from "./changes.ts";
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentRecipients, currentStatus, givenChecksum, publishedAt } from "./transfer-status.ts";

export interface Transition {
  readonly changes: readonly Change[];
  readonly events: readonly EventDraft[];
}

const nothing: Transition = { changes: [], events: [] };

export function publish(transfer: Transfer, now: () => Instant): Transition {
  return {
    changes: [
      {
        kind: "statusAdded",
        transferId: transfer.id,
        row: { status: "Published", detail: null, at: now() },
      },
    ],
    events: [
      eventDraft(transfer, "published", transfer.sender, "Sender"),
      ...currentRecipients(transfer).map(({ recipient }) =>
        eventDraft(transfer, "published", recipient, "Recipient"),
      ),
    ],
  };
}

/**
 * The job that computes the MD5 of a stored body: it publishes where the sender gave a checksum, else it stores
 * the one it has computed. A second run does nothing.
 */
export function checkMd5(state: BrokerState, transferId: string, now: () => Instant): Transition {
  const transfer = state.transfer(transferId);
  if (transfer === undefined || transfer.md5 === null) return nothing;
  if (givenChecksum(transfer) === null) {
    return { changes: [{ kind: "checksumComputed", transferId }], events: [] };
  }
  if (publishedAt(transfer) !== null) return nothing;
  return currentStatus(transfer).status === "UploadProcessing" ? publish(transfer, now) : nothing;
}
