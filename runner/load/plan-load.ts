import { findWorkload, workloads } from "../../scenarios/workloads/find-workload.ts";
import { changeWorkload, type Workload } from "../../scenarios/workloads/workload.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type { PhaseContext } from "../phase.ts";
import { checkK6Flags } from "./k6-flags.ts";

/** What a load run is asked for. */
export interface LoadRequest {
  /** Name of a workload. */
  readonly workload: string;
  /** Lifecycles a second; null: the workload's. */
  readonly ratePerSecond: number | null;
  /** Null: the workload's. */
  readonly durationSeconds: number | null;
  /** k6's own flags, as they stood after `--`. */
  readonly k6Flags: readonly string[];
}

export interface LoadPlan {
  readonly workload: Workload;
  readonly k6Flags: readonly string[];
}

/** A phase with its load decided. */
export type LoadContext = PhaseContext & LoadPlan & { readonly k6Path: string };

/**
 * What will be run, decided before anything is.
 *
 * @throws {SuiteError} `WORKLOAD_UNKNOWN` or `K6_FLAG_REFUSED`, both exit 2
 */
export function planLoad(request: LoadRequest): LoadPlan {
  const workload = findWorkload(request.workload);
  if (workload === undefined) {
    const names = workloads.map(({ name }) => name).join(", ");
    throw new SuiteError({
      code: "WORKLOAD_UNKNOWN",
      exitCode: 2,
      message: `the workload "${request.workload.slice(0, 200)}" is unknown; expected one of ${names}`,
      next: "for example --workload smoke --rate 5 --duration 10s",
    });
  }
  const { ratePerSecond, durationSeconds } = request;
  return {
    workload: changeWorkload(workload, { ratePerSecond, durationSeconds }),
    k6Flags: checkK6Flags(request.k6Flags),
  };
}
