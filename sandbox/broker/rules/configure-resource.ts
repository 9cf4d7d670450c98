/** PUT /resource/{id}: only what the body gives is changed, and nothing can be set back to null. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import { dayMicros, readDuration } from "./duration.ts";
import type { ProblemCode } from "./problems.ts";
import { registryResource, type Asking } from "./questions.ts";
import { isProduction, type Service } from "./service.ts";
import {
  defaultResourceSettings,
  type BrokerState,
  type Resource,
  type ResourceSettings,
} from "./state.ts";

/** The body as bound; null and absent are one. */
export interface ResourceRequest {
  readonly maxFileTransferSize: bigint | null;
  readonly fileTransferTimeToLive: string | null;
  readonly purgeFileTransferAfterAllRecipientsConfirmed: boolean | null;
  readonly purgeFileTransferGracePeriod: string | null;
  readonly useManifestFileShim: boolean | null;
  readonly externalServiceCodeLegacy: string | null;
  readonly externalServiceEditionCodeLegacy: number | null;
  readonly requiredParty: string | null;
}

const largestTransferBytes = 1_677_721_600_000n;
/** In Production, unless the resource is approved for disabled virus scan. */
const largestScannedBytes = 50_000_000_000n;
/** Past this many days the real service overflows and answers 500 (defect D11). */
const largestDays = 10_675_199;
/** Width of the column of resource ids. */
const longestResourceId = 80;

/** @param organization the caller; null when the token names none */
export function* configureResource(
  state: BrokerState,
  resourceId: string,
  organization: string | null,
  request: ResourceRequest,
  service: Service,
): Asking<Decision> {
  const known = yield* findOwnedResource(state, resourceId, organization);
  if (typeof known === "string") return refuse(known);
  const needsScan = isProduction(service) && !service.approvedWithoutScan.includes(known.id);
  const settings = mergeSettings(known.settings, request, needsScan);
  if (typeof settings === "string") return refuse(settings);
  return {
    ...answerWith({ kind: "empty", status: 204 }),
    changes: [{ kind: "resourceConfigured", resource: { ...known, settings } }],
  };
}

function* findOwnedResource(
  state: BrokerState,
  resourceId: string,
  organization: string | null,
): Asking<Resource | ProblemCode> {
  const known = state.resource(resourceId);
  if (known !== undefined) return known.owner === organization ? known : "BRO-00006";
  const registered = yield* registryResource(resourceId);
  if (registered === null || registered.owner === "") return "BRO-00005";
  if (registered.identifier.length > longestResourceId) return "BRO-00005";
  if (registered.owner !== organization) return "BRO-00006";
  if (state.serviceOwner(registered.owner) === undefined) return "BRO-00024";
  return { id: registered.identifier, owner: registered.owner, settings: defaultResourceSettings };
}

function mergeSettings(
  old: ResourceSettings,
  request: ResourceRequest,
  needsScan: boolean,
): ResourceSettings | ProblemCode {
  const size = request.maxFileTransferSize;
  if (size !== null && size < 0n) return "BRO-00011";
  if (size === 0n) return "BRO-00012";
  if (size !== null && needsScan && size > largestScannedBytes) return "BRO-00013";
  if (size !== null && size > largestTransferBytes) return "BRO-00022";
  const timeToLive = readSetting(request.fileTransferTimeToLive, 365, "BRO-00014", "BRO-00015");
  if (typeof timeToLive === "string") return timeToLive;
  const gracePeriod = readSetting(
    request.purgeFileTransferGracePeriod,
    1,
    "BRO-00017",
    "BRO-00018",
  );
  if (typeof gracePeriod === "string") return gracePeriod;
  return {
    maxFileTransferSize: size ?? old.maxFileTransferSize,
    timeToLive: timeToLive ?? old.timeToLive,
    purgesAfterAllConfirmed:
      request.purgeFileTransferAfterAllRecipientsConfirmed ?? old.purgesAfterAllConfirmed,
    gracePeriod: gracePeriod ?? old.gracePeriod,
    usesManifestFileShim: request.useManifestFileShim ?? old.usesManifestFileShim,
    externalServiceCode: request.externalServiceCodeLegacy ?? old.externalServiceCode,
    externalServiceEdition: request.externalServiceEditionCodeLegacy ?? old.externalServiceEdition,
    requiredParty: request.requiredParty ?? old.requiredParty,
  };
}

/** Zero and negative durations are accepted (oddity O03). */
function readSetting(
  text: string | null,
  maximumDays: number,
  malformed: ProblemCode,
  tooLong: ProblemCode,
): number | null | ProblemCode {
  if (text === null) return null;
  const reading = readDuration(text);
  if (reading.kind === "malformed") return malformed;
  if (reading.micros < -largestDays * dayMicros) return malformed;
  return reading.micros > maximumDays * dayMicros ? tooLong : reading.micros;
}
