import { averageLoad } from "./average-load.ts";
import { smoke } from "./smoke.ts";
import type { Workload } from "./workload.ts";

/** Every workload, mildest first. */
export const workloads: readonly Workload[] = [smoke, averageLoad];

/** The workload of that name, or undefined. */
export function findWorkload(name: string): Workload | undefined {
  return workloads.find((workload) => workload.name === name);
}
