/** POST and GET /serviceowner: the caller's own organisation, whatever it is in Altinn. */
import { answerWith, refuse, type Decision } from "./answer.ts";
import { isNineDigits } from "./organization.ts";
import type { BrokerState } from "./state.ts";

/** @param organization the caller; null when the token names none */
export function initializeServiceOwner(
  state: BrokerState,
  organization: string | null,
  name: string,
): Decision {
  if (organization === null) return refuse("BRO-07001");
  if (state.serviceOwner(organization) !== undefined) return refuse("BRO-07002");
  // No organisation number: the real service breaks on a constraint of its database (defect D25).
  if (!isNineDigits(organization)) return answerWith({ kind: "unauthenticated" });
  return {
    ...answerWith({ kind: "empty", status: 200 }),
    changes: [{ kind: "serviceOwnerAdded", serviceOwner: { organization, name, storage: [] } }],
    jobs: [{ kind: "createStorageProvider", organization }],
  };
}

/** @param environment name of the host environment, as each storage provider repeats it */
export function getServiceOwner(
  state: BrokerState,
  organization: string | null,
  environment: string,
): Decision {
  if (organization === null) return refuse("BRO-07001");
  const owner = state.serviceOwner(organization);
  if (owner === undefined) return refuse("BRO-07004");
  return answerWith({
    kind: "json",
    value: {
      name: owner.name,
      storageProviders: owner.storage.map((type) => ({
        type,
        deploymentStatus: "Ready",
        deploymentEnvironment: environment,
      })),
    },
  });
}
