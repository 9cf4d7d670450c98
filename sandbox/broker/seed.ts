/** The rows that a fresh database of the service's Development environment has. */
import type { Change } from "./rules/changes.ts";
import { defaultResourceSettings, type ResourceSettings } from "./rules/state.ts";

const owner = "991825827";

const resources: Readonly<Record<string, Partial<ResourceSettings>>> = {
  "altinn-broker-test-resource-1": {},
  "manifest-shim-resource": { usesManifestFileShim: true },
  "ttd-brokertestressurs": { requiredParty: owner },
  "ttd-broker-tilgangsliste": {},
};

export const seed: readonly Change[] = [
  {
    kind: "serviceOwnerAdded",
    serviceOwner: {
      organization: owner,
      name: "Digitaliseringsdirektoratet Avd Oslo",
      storage: ["AltinnAzure"],
    },
  },
  ...Object.entries(resources).map(([id, settings]): Change => ({
    kind: "resourceConfigured",
    resource: { id, owner, settings: { ...defaultResourceSettings, ...settings } },
  })),
];
