/** GET /filetransfer/{id} and its details. Members in the order in which the service writes them. */
import { answerWith, refuse, type Decision, type JsonValue } from "./answer.ts";
import { mayActAsRecipient, mayActAsSender } from "./access.ts";
import { formatInstant } from "./instant.ts";
import type { Asking } from "./questions.ts";
import type { BrokerState, RecipientRow, StatusRow, Transfer } from "./state.ts";
import {
  currentRecipients,
  currentStatus,
  publishedAt,
  recipientStatusTexts,
  statusText,
} from "./transfer-status.ts";

export type View = "overview" | "details";

export function* readTransfer(
  state: BrokerState,
  transferId: string,
  view: View,
  /** The fault `stranger-reads-overview`: nobody is asked. */
  isOpenToAll = false,
): Asking<Decision> {
  const transfer = state.transfer(transferId);
  if (transfer === undefined) return refuse("BRO-00001");
  const isPermitted =
    isOpenToAll ||
    (yield* mayActAsSender(state, transfer.resourceId, transfer.sender)) ||
    (yield* mayActAsRecipient(state, transfer));
  if (!isPermitted) return refuse("BRO-00006");
  // Read again: the transfer may have moved on while the decision point thought.
  const current = state.transfer(transferId) ?? transfer;
  return answerWith({
    kind: "json",
    value: view === "overview" ? overview(current) : details(current),
  });
}

function overview(transfer: Transfer): JsonValue {
  return { ...commonMembers(transfer), published: publishedMember(transfer) };
}

function details(transfer: Transfer): JsonValue {
  return {
    fileTransferStatusHistory: newestFirst(transfer.statuses).map(statusEvent),
    recipientFileTransferStatusHistory: newestFirst(transfer.recipients).map(recipientEvent),
    published: publishedMember(transfer),
    ...commonMembers(transfer),
  };
}

function commonMembers(transfer: Transfer): { readonly [name: string]: JsonValue } {
  const status = currentStatus(transfer);
  return {
    fileTransferId: transfer.id,
    resourceId: transfer.resourceId,
    fileName: transfer.fileName,
    sendersFileTransferReference: transfer.reference,
    checksum: transfer.checksum,
    useVirusScan: transfer.usesVirusScan,
    fileTransferSize: transfer.sizeBytes,
    fileTransferStatus: status.status,
    fileTransferStatusText: statusText(status),
    fileTransferStatusChanged: formatInstant(status.at),
    created: formatInstant(transfer.created),
    expirationTime: formatInstant(transfer.expires),
    sender: transfer.sender,
    recipients: currentRecipients(transfer).map((row) => ({
      recipient: row.recipient,
      currentRecipientFileTransferStatusCode: row.status,
      currentRecipientFileTransferStatusText: recipientStatusTexts[row.status],
      currentRecipientFileTransferStatusChanged: formatInstant(row.at),
    })),
    // A map: a property may be called `__proto__`, or `1` before `0`; names and order are the sender's.
    propertyList: new Map(transfer.properties),
  };
}

function publishedMember(transfer: Transfer): string | null {
  const at = publishedAt(transfer);
  return at === null ? null : formatInstant(at);
}

/** The real service promises no order and often gives the newest first: so nobody may rely on one. */
function newestFirst<Row extends { readonly at: number }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => b.at - a.at);
}

function statusEvent(row: StatusRow): JsonValue {
  return {
    fileTransferStatus: row.status,
    fileTransferStatusText: statusText(row),
    fileTransferStatusChanged: formatInstant(row.at),
  };
}

function recipientEvent(row: RecipientRow): JsonValue {
  return {
    recipient: row.recipient,
    recipientFileTransferStatusCode: row.status,
    recipientFileTransferStatusText: recipientStatusTexts[row.status],
    recipientFileTransferStatusChanged: formatInstant(row.at),
  };
}
