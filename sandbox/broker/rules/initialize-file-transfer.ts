/** POST /filetransfer: a transfer with its recipients comes into being. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import { mayActAsSender } from "./access.ts";
import { eventDraft } from "./event-draft.ts";
import type { Instant } from "./instant.ts";
import { storedActor, withoutPrefix } from "./organization.ts";
import { isAccessListMember, registryResource, type Asking } from "./questions.ts";
import { isProduction, type Service } from "./service.ts";
import type { BrokerState, Resource, Transfer } from "./state.ts";

export interface InitializeRequest {
  readonly fileName: string;
  /** Perhaps as URN. */
  readonly resourceId: string;
  readonly reference: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly properties: readonly (readonly [key: string, value: string])[];
  readonly checksum: string | null;
  readonly disableVirusScan: boolean;
}

/** What the caller does not choose. */
export interface NewTransfer {
  /** GUID. */
  readonly id: string;
  readonly vendor: string | null;
}

/** In effect where a resource sets no time to live. */
const defaultTimeToLive = 30 * 86_400 * 1_000_000;

/** @param now a clock that never gives one time twice */
export function* initializeFileTransfer(
  state: BrokerState,
  request: InitializeRequest,
  { id, vendor }: NewTransfer,
  service: Service,
  now: () => Instant,
): Asking<Decision> {
  const resourceId = withoutPrefix(request.resourceId);
  if (!(yield* mayActAsSender(state, resourceId, request.sender))) return refuse("BRO-00006");
  const resource = state.resource(resourceId);
  if (resource === undefined) return refuse("BRO-00025");
  const owner = state.serviceOwner(resource.owner);
  if (owner === undefined) return refuse("BRO-00002");
  const isApproved = !isProduction(service) || service.approvedWithoutScan.includes(resourceId);
  if (request.disableVirusScan && !isApproved) return refuse("BRO-00020");
  const storage = request.disableVirusScan ? "AltinnAzureWithoutVirusScan" : "AltinnAzure";
  if (!owner.storage.includes(storage)) return refuse("BRO-00021");
  const registered = yield* registryResource(resourceId);
  if (registered === null) return refuse("BRO-00005");
  if (registered.hasAccessList) {
    for (const recipient of request.recipients) {
      if (!(yield* isAccessListMember(resourceId, withoutPrefix(recipient))))
        return refuse("BRO-00028");
    }
  }
  const refusal = breaksRequiredParty(resource, request);
  if (refusal !== null) return refuse(refusal);

  const created = now();
  const transfer = newTransfer({ id, vendor }, resource, request, created, now);
  return {
    ...answerWith({ kind: "json", value: { fileTransferId: id } }),
    changes: [{ kind: "transferAdded", transfer }],
    events: [eventDraft(transfer, "filetransferinitialized", request.sender, "Sender")],
    jobs: [{ kind: "purge", transferId: id, reason: "expired", dueAt: transfer.expires }],
  };
}

function breaksRequiredParty(
  resource: Resource,
  request: InitializeRequest,
): "BRO-00026" | "BRO-00027" | null {
  const required = resource.settings.requiredParty;
  if (required === null) return null;
  const party = withoutPrefix(required);
  if (withoutPrefix(request.sender) === party) return null;
  if (request.recipients.length > 1) return "BRO-00027";
  return request.recipients.every((recipient) => withoutPrefix(recipient) === party)
    ? null
    : "BRO-00026";
}

function newTransfer(
  { id, vendor }: NewTransfer,
  resource: Resource,
  request: InitializeRequest,
  created: Instant,
  now: () => Instant,
): Transfer {
  return {
    id,
    resourceId: resource.id,
    fileName: request.fileName,
    reference: request.reference,
    sender: request.sender,
    senderVendor: vendor,
    properties: request.properties,
    checksum: request.checksum,
    usesVirusScan: !request.disableVirusScan,
    sizeBytes: 0,
    isStored: false,
    md5: null,
    isScanned: false,
    created,
    expires: created + (resource.settings.timeToLive ?? defaultTimeToLive),
    recipients: request.recipients.map((recipient) => ({
      recipient: storedActor(recipient),
      status: "Initialized",
      at: now(),
      vendor: null,
    })),
    statuses: [{ status: "Initialized", detail: null, at: now() }],
  };
}
