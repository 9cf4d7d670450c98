/** An event of a transfer, before it has an id and a time. */
import type { EventName } from "../../../contracts/vocabulary.ts";
import type { EventDraft } from "./answer.ts";
import { isNineDigits, withoutPrefix } from "./organization.ts";
import type { Transfer } from "./state.ts";

/** @param receiver an organisation in any of its forms */
export function eventDraft(
  transfer: Transfer,
  name: EventName,
  receiver: string,
  role: EventDraft["role"],
): EventDraft {
  const organization = withoutPrefix(receiver);
  return {
    name,
    transferId: transfer.id,
    resourceId: transfer.resourceId,
    organization: isNineDigits(organization) ? organization : null,
    role,
  };
}
