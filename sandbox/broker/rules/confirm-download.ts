/**
 * POST /filetransfer/{id}/confirmdownload.
 *
 * The decision is made on rows read after the last question, in one step: two confirms at one moment come
 * one after the other. The real service lets them race (defects D01, D02).
 */
import { answerWith, refuse, type Decision, type EventDraft, type Job } from "./answer.ts";
import { mayActAsRecipient } from "./access.ts";
import type { Caller } from "./caller.ts";
import type { Change } from "./changes.ts";
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import { storedActor } from "./organization.ts";
import { defaultGracePeriod } from "./purge.ts";
import type { Asking } from "./questions.ts";
import type { Service } from "./service.ts";
import type { BrokerState, RecipientRow, Transfer } from "./state.ts";
import { currentRecipients, currentStatus } from "./transfer-status.ts";

const confirmed: Decision = {
  answer: { kind: "empty", status: 204 },
  changes: [],
  events: [],
  jobs: [],
};

export function* confirmDownload(
  state: BrokerState,
  transferId: string,
  { organization, vendor }: Pick<Caller, "organization" | "vendor">,
  service: Service,
  now: () => Instant,
): Asking<Decision> {
  const known = state.transfer(transferId);
  if (known === undefined) return refuse("BRO-00001");
  if (!(yield* mayActAsRecipient(state, known))) return refuse("BRO-00006");
  const transfer = state.transfer(transferId) ?? known;
  if (!transfer.isStored) return refuse("BRO-00003");
  if (currentStatus(transfer).status !== "Published") return refuse("BRO-00010");
  if (organization === null) return refuse("BRO-00006");
  const recipients = currentRecipients(transfer);
  const own = recipients.find((row) => row.recipient === storedActor(organization));
  // Permitted, but no recipient and has not downloaded.
  if (own === undefined) {
    return service.defects.has("D09")
      ? answerWith({ kind: "exception", detail: "Sequence contains no matching element" })
      : refuse("BRO-00006");
  }
  if (own.status === "DownloadConfirmed") return confirmed;
  if (own.status !== "DownloadStarted") return refuse("BRO-00019");
  const isLast = recipients.every((row) => row === own || row.status === "DownloadConfirmed");
  return confirmation(state, transfer, { ...own, vendor }, isLast, now);
}

function confirmation(
  state: BrokerState,
  transfer: Transfer,
  { recipient, vendor }: Pick<RecipientRow, "recipient" | "vendor">,
  isLast: boolean,
  now: () => Instant,
): Decision {
  const { sender } = transfer;
  const changes: Change[] = [
    {
      kind: "recipientStatusAdded",
      transferId: transfer.id,
      row: { recipient, status: "DownloadConfirmed", at: now(), vendor },
    },
  ];
  const events: EventDraft[] = [
    eventDraft(transfer, "downloadconfirmed", recipient, "Recipient"),
    eventDraft(transfer, "downloadconfirmed", sender, "Sender"),
  ];
  if (!isLast) return { ...confirmed, changes, events };
  const at = now();
  changes.push({
    kind: "statusAdded",
    transferId: transfer.id,
    row: { status: "AllConfirmedDownloaded", detail: null, at },
  });
  events.push(eventDraft(transfer, "allconfirmeddownloaded", sender, "Sender"));
  return { ...confirmed, changes, events, jobs: purgeAfterGrace(state, transfer, at) };
}

function purgeAfterGrace(state: BrokerState, transfer: Transfer, at: Instant): readonly Job[] {
  const settings = state.resource(transfer.resourceId)?.settings;
  if (settings?.purgesAfterAllConfirmed === false) return [];
  const dueAt = at + (settings?.gracePeriod ?? defaultGracePeriod);
  return [{ kind: "purge", transferId: transfer.id, reason: "allConfirmed", dueAt }];
}
