/** GET /filetransfer: ids of the caller's transfers on one resource. */
import type { FileTransferStatus, RecipientStatus } from "../../../contracts/vocabulary.ts";
import { answerWith, refuse, type Decision } from "./answer.ts";
import { maySearch } from "./access.ts";
import type { Instant } from "./instant.ts";
import { storedActor } from "./organization.ts";
import type { Asking } from "./questions.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentStatus, latestRecipientRow } from "./transfer-status.ts";

export interface SearchRequest {
  readonly resourceId: string;
  readonly status: FileTransferStatus | null;
  readonly recipientStatus: RecipientStatus | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly isAscending: boolean;
  /** Null: both. Without effect beside `recipientStatus`. */
  readonly role: "Sender" | "Recipient" | null;
}

const longestResult = 100;

/** @param organization the caller, nine digits; null when the token names none */
export function* searchFileTransfers(
  state: BrokerState,
  request: SearchRequest,
  organization: string | null,
): Asking<Decision> {
  if (organization === null) return refuse("BRO-00006");
  if (!(yield* maySearch(state, request.resourceId, organization))) return refuse("BRO-00006");
  const actor = storedActor(organization);
  const found = state
    .transfersOf(actor)
    .filter((transfer) => transfer.resourceId === request.resourceId)
    .filter((transfer) => isWanted(transfer, actor, request))
    .map((transfer) => ({
      id: transfer.id,
      date: dateOf(transfer, request),
      created: transfer.created,
    }))
    .filter(({ date }) => isWithin(date, request))
    .sort((a, b) => (request.isAscending ? 1 : -1) * (a.date - b.date || a.created - b.created));
  return answerWith({ kind: "json", value: found.slice(0, longestResult).map(({ id }) => id) });
}

function isWanted(transfer: Transfer, actor: string, request: SearchRequest): boolean {
  if (request.status !== null && currentStatus(transfer).status !== request.status) return false;
  const latest = latestRecipientRow(transfer, actor);
  if (request.recipientStatus !== null) return latest?.status === request.recipientStatus;
  // Oddity O01: the stored sender is compared as a string, so one given as URN is never found by its sender.
  const isSender = transfer.sender === actor;
  const isRecipient = latest !== undefined;
  switch (request.role) {
    case "Sender":
      return isSender;
    case "Recipient":
      return isRecipient;
    case null:
      return isSender || isRecipient;
    default:
      return request.role satisfies never;
  }
}

/** With `status` the time at which the transfer last entered it, else the time of creation. */
function dateOf(transfer: Transfer, request: SearchRequest): Instant {
  return request.status === null ? transfer.created : currentStatus(transfer).at;
}

/** Both ends given: inclusive. One given: strictly after, or strictly before. */
function isWithin(date: Instant, { from, to }: SearchRequest): boolean {
  if (from !== null && to !== null) return date >= from && date <= to;
  if (from !== null) return date > from;
  return to === null || date < to;
}
