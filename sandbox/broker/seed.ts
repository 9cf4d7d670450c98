/** The rows that a fresh database of the service has. */
import type { Change } from "./rules/changes.ts";
import { storageTypes, type Service } from "./rules/service.ts";
import { defaultResourceSettings, type ResourceSettings } from "./rules/state.ts";

const owner = "991825827";

const resources: Readonly<Record<string, Partial<ResourceSettings>>> = {
  "altinn-broker-test-resource-1": {},
  "manifest-shim-resource": { usesManifestFileShim: true },
  "ttd-brokertestressurs": { requiredParty: owner },
  "ttd-broker-tilgangsliste": {},
};

/** Which kinds of storage there are depends on the environment. */
export const seed = (service: Service): readonly Change[] => [
  {
    kind: "serviceOwnerAdded",
    serviceOwner: {
      organization: owner,
      name: "Digitaliseringsdirektoratet Avd Oslo",
      storage: storageTypes(service),
    },
  },
  ...Object.entries(resources).map(([id, settings]): Change => ({
    kind: "resourceConfigured",
    resource: { id, owner, settings: { ...defaultResourceSettings, ...settings } },
  })),
];
