/**
 * POST /filetransfer/{id}/upload, in its two halves: before the body is read, and after it has been stored.
 *
 * Between the two another upload may have finished. The real service then destroys the winner's file
 * (defect D03); here the loser gets 409 and the winner's file stays.
 */
import { answerWith, refuse, type Decision, type EventDraft, type Job } from "./answer.ts";
import { mayActAsSender } from "./access.ts";
import type { Change } from "./changes.ts";
import type { Instant } from "./instant.ts";
import { withoutPrefix } from "./organization.ts";
import { publish } from "./publish.ts";
import type { Asking } from "./questions.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentStatus } from "./transfer-status.ts";

/** Largest body that is scanned, in bytes; judged on the announced length only. */
const maximumScannedBytes = 50_000_000_000n;

export type UploadStart =
  | { readonly kind: "refused"; readonly decision: Decision }
  | { readonly kind: "accepted"; readonly changes: readonly Change[] };

/** @param announcedBytes `Content-Length`; null for a chunked body, whose size nobody judges (oddity O07) */
export function* beginUpload(
  state: BrokerState,
  transferId: string,
  announcedBytes: bigint | null,
  now: () => Instant,
): Asking<UploadStart> {
  const known = state.transfer(transferId);
  if (known === undefined) return refused("BRO-00001");
  if (!(yield* mayActAsSender(state, known.resourceId, known.sender))) return refused("BRO-00006");
  const transfer = state.transfer(transferId) ?? known;
  if (!acceptsUpload(transfer)) return refused("BRO-00004");
  const resource = state.resource(transfer.resourceId);
  if (resource === undefined) return refused("BRO-00005");
  const owner = state.serviceOwner(resource.owner);
  if (owner === undefined) return refused("BRO-00002");
  if (
    !owner.storage.includes(transfer.usesVirusScan ? "AltinnAzure" : "AltinnAzureWithoutVirusScan")
  ) {
    return refused("BRO-00021");
  }
  const maximum = resource.settings.maxFileTransferSize;
  const isTooLarge =
    announcedBytes !== null &&
    ((transfer.usesVirusScan && announcedBytes > maximumScannedBytes) ||
      (maximum !== null && announcedBytes > maximum));
  if (isTooLarge) return refused("BRO-00016");
  const row = { status: "UploadStarted", detail: null, at: now() } as const;
  return { kind: "accepted", changes: [{ kind: "statusAdded", transferId, row }] };
}

/**
 * @param stored size in bytes, and MD5 as lower-case hex, of what is on disk
 */
export function completeUpload(
  state: BrokerState,
  transferId: string,
  stored: { readonly sizeBytes: number; readonly md5: string },
  now: () => Instant,
): Decision {
  const transfer = state.transfer(transferId);
  if (transfer === undefined) return refuse("BRO-00001");
  if (!acceptsUpload(transfer)) return refuse("BRO-00004");
  const { hasChecksum, isMatch } = compareChecksum(transfer, stored.md5);
  const body: Change = {
    kind: "bodyStored",
    transferId,
    sizeBytes: stored.sizeBytes,
    checksum: hasChecksum ? null : stored.md5,
  };
  if (!isMatch) {
    const row = { status: "Failed", detail: "Checksum mismatch", at: now() } as const;
    return {
      answer: { kind: "problem", code: "BRO-00009" },
      changes: [body, { kind: "statusAdded", transferId, row }],
      // No event: the binary upload tells the sender in its answer.
      events: [],
      jobs: [{ kind: "deleteBody", transferId }],
    };
  }
  return afterStoring(transfer, body, hasChecksum, now);
}

function afterStoring(
  transfer: Transfer,
  body: Change,
  hasChecksum: boolean,
  now: () => Instant,
): Decision {
  const changes: Change[] = [body];
  const events: EventDraft[] = [];
  const jobs: Job[] = [];
  if (transfer.usesVirusScan || hasChecksum) {
    const row = { status: "UploadProcessing", detail: null, at: now() } as const;
    changes.push({ kind: "statusAdded", transferId: transfer.id, row });
    events.push({
      name: "uploadprocessing",
      transferId: transfer.id,
      resourceId: transfer.resourceId,
      organization: withoutPrefix(transfer.sender),
      role: "Sender",
    });
  }
  // Development with simulated scan: clean at once. A given checksum is computed again by a job, which publishes.
  if (hasChecksum) {
    jobs.push({ kind: "publishChecked", transferId: transfer.id });
  } else {
    const published = publish(transfer, now);
    changes.push(...published.changes);
    events.push(...published.events);
  }
  return {
    ...answerWith({ kind: "json", value: { fileTransferId: transfer.id } }),
    changes,
    events,
    jobs,
  };
}

/** A checksum of white space counts as none. */
function compareChecksum(
  transfer: Transfer,
  md5: string,
): { hasChecksum: boolean; isMatch: boolean } {
  const given = transfer.checksum ?? "";
  const hasChecksum = given.trim() !== "";
  return { hasChecksum, isMatch: !hasChecksum || given.toLowerCase() === md5 };
}

/** The sender may try again until an upload has been stored. */
function acceptsUpload(transfer: Transfer): boolean {
  const { status } = currentStatus(transfer);
  return status === "Initialized" || status === "UploadStarted";
}

function refused(code: Parameters<typeof refuse>[0]): UploadStart {
  return { kind: "refused", decision: refuse(code) };
}
