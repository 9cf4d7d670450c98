/** A transfer becomes Published: one row, one event to the sender and one to each recipient. */
import type { EventDraft } from "./answer.ts";
import type { Change } from "./changes.ts";
import type { Instant } from "./instant.ts";
import { isNineDigits, withoutPrefix } from "./organization.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentRecipients, currentStatus, publishedAt } from "./transfer-status.ts";

export interface Transition {
  readonly changes: readonly Change[];
  readonly events: readonly EventDraft[];
}

const nothing: Transition = { changes: [], events: [] };

export function publish(transfer: Transfer, now: () => Instant): Transition {
  const event = (organization: string, role: EventDraft["role"]): EventDraft => ({
    name: "published",
    transferId: transfer.id,
    resourceId: transfer.resourceId,
    organization: isNineDigits(organization) ? organization : null,
    role,
  });
  return {
    changes: [
      {
        kind: "statusAdded",
        transferId: transfer.id,
        row: { status: "Published", detail: null, at: now() },
      },
    ],
    events: [
      event(withoutPrefix(transfer.sender), "Sender"),
      ...currentRecipients(transfer).map((row) => event(withoutPrefix(row.recipient), "Recipient")),
    ],
  };
}

/** The job that has computed the checksum once more publishes; a second run does nothing. */
export function publishChecked(
  state: BrokerState,
  transferId: string,
  now: () => Instant,
): Transition {
  const transfer = state.transfer(transferId);
  if (transfer === undefined || publishedAt(transfer) !== null) return nothing;
  return currentStatus(transfer).status === "UploadProcessing" ? publish(transfer, now) : nothing;
}
