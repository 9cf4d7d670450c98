/**
 * POST /filetransfer/{id}/upload, in its two halves: before the body is read, and after it has been stored.
 *
 * Between the two another upload may have finished. The real service then destroys the winner's file
 * (defect D03); here the loser gets 409 and the winner's file stays.
 */
import { answerWith, refuse, type Decision, type ScanFinding } from "./answer.ts";
import { mayActAsSender } from "./access.ts";
import type { Change } from "./changes.ts";
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import { publish } from "./publish.ts";
import type { Asking } from "./questions.ts";
import type { Service } from "./service.ts";
import type { BrokerState, Transfer } from "./state.ts";
import { currentStatus, givenChecksum } from "./transfer-status.ts";

/** Largest body that is scanned, in bytes; judged on the announced length only. */
const maximumScannedBytes = 50_000_000_000n;

export type UploadStart =
  | { readonly kind: "refused"; readonly decision: Decision }
  | { readonly kind: "accepted"; readonly changes: readonly Change[] };

/** What is on disk after an upload. */
export interface Stored {
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly md5: string;
  readonly finding: ScanFinding;
}

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
 * @param stored what is on disk now
 */
export function completeUpload(
  state: BrokerState,
  transferId: string,
  stored: Stored,
  service: Service,
  now: () => Instant,
): Decision {
  const transfer = state.transfer(transferId);
  if (transfer === undefined) return refuse("BRO-00001");
  if (!acceptsUpload(transfer)) return refuse("BRO-00004");
  const { sizeBytes, md5 } = stored;
  const body: Change = { kind: "bodyStored", transferId, sizeBytes, md5 };
  const given = givenChecksum(transfer);
  if (given !== null && given.toLowerCase() !== md5) {
    const row = { status: "Failed", detail: "Checksum mismatch", at: now() } as const;
    return {
      answer: { kind: "problem", code: "BRO-00009" },
      changes: [body, { kind: "statusAdded", transferId, row }],
      // No event: the binary upload tells the sender in its answer.
      events: [],
      jobs: [{ kind: "deleteBody", transferId }],
    };
  }
  return afterStoring(transfer, stored, service, now);
}

function afterStoring(
  transfer: Transfer,
  { sizeBytes, md5, finding }: Stored,
  service: Service,
  now: () => Instant,
): Decision {
  const transferId = transfer.id;
  const changes: Change[] = [{ kind: "bodyStored", transferId, sizeBytes, md5 }];
  const stored: Decision = {
    ...answerWith({ kind: "json", value: { fileTransferId: transferId } }),
    changes,
  };
  if (!transfer.usesVirusScan) {
    if (givenChecksum(transfer) === null) changes.push({ kind: "checksumComputed", transferId });
    const published = publish(transfer, now);
    return { ...stored, changes: [...changes, ...published.changes], events: published.events };
  }
  const row = { status: "UploadProcessing", detail: null, at: now() } as const;
  changes.push({ kind: "statusAdded", transferId, row });
  const events = [eventDraft(transfer, "uploadprocessing", transfer.sender, "Sender")];
  switch (service.malwareScan) {
    case "webhook":
      return { ...stored, events };
    case "scanner":
      return { ...stored, events, jobs: [{ kind: "scan", transferId, finding }] };
    case "simulated":
      break;
    default:
      service.malwareScan satisfies never;
  }
  // That clean result is the one result of this transfer.
  changes.push({ kind: "scanned", transferId });
  if (givenChecksum(transfer) !== null) {
    return { ...stored, events, jobs: [{ kind: "checkMd5", transferId }] };
  }
  changes.push({ kind: "checksumComputed", transferId });
  const published = publish(transfer, now);
  return {
    ...stored,
    changes: [...changes, ...published.changes],
    events: [...events, ...published.events],
  };
}

/** The sender may try again until an upload has been stored. */
function acceptsUpload(transfer: Transfer): boolean {
  const { status } = currentStatus(transfer);
  return status === "Initialized" || status === "UploadStarted";
}

function refused(code: Parameters<typeof refuse>[0]): UploadStart {
  return { kind: "refused", decision: refuse(code) };
}
