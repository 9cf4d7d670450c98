/** Who may do what with a transfer: the questions to the decision point, in the order of the service. */
import { mayAct, type Asking } from "./questions.ts";
import { withoutPrefix } from "./organization.ts";
import type { BrokerState, Transfer } from "./state.ts";

/** Write on the resource for the transfer's sender. A resource that is not configured means no, unasked. */
export function* mayActAsSender(
  state: BrokerState,
  resourceId: string,
  sender: string,
): Asking<boolean> {
  if (!isConfigured(state, resourceId)) return false;
  return yield* mayAct({
    resourceId,
    party: withoutPrefix(sender),
    actions: ["write"],
    instanceId: null,
  });
}

/** Read for each recipient in turn; the first permit wins. */
export function* mayActAsRecipient(state: BrokerState, transfer: Transfer): Asking<boolean> {
  if (!isConfigured(state, transfer.resourceId)) return false;
  for (const recipient of new Set(transfer.recipients.map((row) => row.recipient))) {
    const isPermitted = yield* mayAct({
      resourceId: transfer.resourceId,
      party: withoutPrefix(recipient),
      actions: ["read"],
      instanceId: transfer.id,
    });
    if (isPermitted) return true;
  }
  return false;
}

/** Both for the caller's own organisation, in one request. */
export function* maySearch(
  state: BrokerState,
  resourceId: string,
  organization: string,
): Asking<boolean> {
  if (!isConfigured(state, resourceId)) return false;
  return yield* mayAct({
    resourceId,
    party: organization,
    actions: ["write", "read"],
    instanceId: null,
  });
}

function isConfigured(state: BrokerState, resourceId: string): boolean {
  const resource = state.resource(resourceId);
  return resource !== undefined && state.serviceOwner(resource.owner) !== undefined;
}
