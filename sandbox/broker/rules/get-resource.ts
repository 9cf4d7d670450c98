/** GET /resource/{id}: always all eight members; durations in .NET's form, which PUT does not take back. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import { formatDuration } from "./duration.ts";
import type { BrokerState } from "./state.ts";

/** @param organization the caller; null when the token names none */
export function getResource(
  state: BrokerState,
  resourceId: string,
  organization: string | null,
): Decision {
  const resource = state.resource(resourceId);
  // Oddity O04: 400, not 404, to any service owner.
  if (resource === undefined) return refuse("BRO-00025");
  if (resource.owner !== organization) return refuse("BRO-00006");
  const { settings } = resource;
  return answerWith({
    kind: "json",
    value: {
      maxFileTransferSize: settings.maxFileTransferSize,
      fileTransferTimeToLive: durationMember(settings.timeToLive),
      purgeFileTransferAfterAllRecipientsConfirmed: settings.purgesAfterAllConfirmed,
      purgeFileTransferGracePeriod: durationMember(settings.gracePeriod),
      useManifestFileShim: settings.usesManifestFileShim,
      externalServiceCodeLegacy: settings.externalServiceCode,
      externalServiceEditionCodeLegacy: settings.externalServiceEdition,
      requiredParty: settings.requiredParty,
    },
  });
}

function durationMember(micros: number | null): string | null {
  return micros === null ? null : formatDuration(micros);
}
