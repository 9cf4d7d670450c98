/** What a load says on its way and at its end. Pure. */
import { virtualUsers, type Workload } from "../../scenarios/workloads/workload.ts";
import type { PhaseResult } from "../phase.ts";

/** For example `lifecycle, smoke: 2/s for 15 s by 24 VUs`. */
export function describeLoad(scenario: string, workload: Workload): string {
  const { name, ratePerSecond, durationSeconds } = workload;
  const shape = `${String(ratePerSecond)}/s for ${String(durationSeconds)} s`;
  return `${scenario}, ${name}: ${shape} by ${String(virtualUsers(workload))} VUs`;
}

/** How the load ended, in a few words. */
export function describeOutcome(result: PhaseResult, ended: number): string {
  const { checks, problems, isInterrupted } = result;
  if (isInterrupted) return `interrupted after ${String(ended)} lifecycles`;
  const failed = checks.filter(({ status }) => status === "failed").length;
  const lifecycles = `${String(ended)} lifecycles`;
  if (failed > 0)
    return `${String(failed)} of ${String(checks.length)} checks failed, ${lifecycles}`;
  if (problems.length > 0) return "could not judge";
  return `${String(checks.length)} checks passed, ${lifecycles}`;
}
