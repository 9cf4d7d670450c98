/** Uploads that broke off and were not tried again for a day: the service gives them up. */
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import type { Transition } from "./publish.ts";
import type { BrokerState } from "./state.ts";
import { currentStatus } from "./transfer-status.ts";

const patience = 24 * 3600 * 1_000_000;
const detail = "File transfer was stuck in UploadStarted as it failed upload mid-request.";

export function failStuckUploads(state: BrokerState, now: () => Instant): Transition {
  const before = now() - patience;
  const stuck = state.startedUploads().filter((transfer) => currentStatus(transfer).at < before);
  return {
    changes: stuck.map(({ id }) => ({
      kind: "statusAdded",
      transferId: id,
      row: { status: "Failed", detail, at: now() },
    })),
    events: stuck.map((transfer) =>
      eventDraft(transfer, "uploadfailed", transfer.sender, "Sender"),
    ),
  };
}
