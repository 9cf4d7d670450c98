/** How the service is run: what its configuration and its database say, as far as rules depend on it. */

import type { DefectId } from "./defects.ts";
import type { StorageProviderType } from "./state.ts";

/**
 * `simulated`: every file is clean at once, as in Development. `scanner`: the sandbox's scanner looks at each file
 * and delivers its result. `webhook`: nobody scans; results are what is posted to the webhook.
 */
export type MalwareScan = "simulated" | "scanner" | "webhook";

export const malwareScans: readonly MalwareScan[] = ["simulated", "scanner", "webhook"];

export interface Service {
  /** Name of the host environment, as given. */
  readonly environment: string;
  readonly malwareScan: MalwareScan;
  /** Ids of the resources that may do without virus scan in Production: a column that no operation sets. */
  readonly approvedWithoutScan: readonly string[];
  /** Of the reports; null: none is configured. */
  readonly statisticsKey: string | null;
  /** Those that are shown instead of the promise. */
  readonly defects: ReadonlySet<DefectId>;
}

/** Environment names are compared without regard to case. */
export function isDevelopment({ environment }: Service): boolean {
  return environment.toLowerCase() === "development";
}

/** The kinds of storage that a service owner gets. */
export function storageTypes(service: Service): readonly StorageProviderType[] {
  return isDevelopment(service) ? ["AltinnAzure"] : ["AltinnAzure", "AltinnAzureWithoutVirusScan"];
}

export function isProduction({ environment }: Service): boolean {
  return environment.toLowerCase() === "production";
}
