/** The rows that a fresh database of the service has. */
import type { Change } from "./rules/changes.ts";
import {
  defaultResourceSettings,
  type ResourceSettings,
  type StorageProviderType,
} from "./rules/state.ts";

const owner = "991825827";

const resources: Readonly<Record<string, Partial<ResourceSettings>>> = {
  "altinn-broker-test-resource-1": {},
  "manifest-shim-resource": { usesManifestFileShim: true },
  "ttd-brokertestressurs": { requiredParty: owner },
  "ttd-broker-tilgangsliste": {},
};

/** @param storage of the service owner */
export const seed = (storage: readonly StorageProviderType[]): readonly Change[] => [
  {
    kind: "serviceOwnerAdded",
    serviceOwner: {
      organization: owner,
      name: "Digitaliseringsdirektoratet Avd Oslo",
      storage,
    },
  },
  ...Object.entries(resources).map(([id, settings]): Change => ({
    kind: "resourceConfigured",
    resource: { id, owner, settings: { ...defaultResourceSettings, ...settings } },
  })),
];
