import type { Check, Phase, RunResult } from "../../contracts/result.ts";

/** The checks of one workflow or scenario, in the order of the run. */
export interface CheckGroup {
  readonly phase: Phase;
  readonly name: string;
  readonly checks: readonly Check[];
  readonly failed: number;
}

/** Counts that several reports show. */
export interface Totals {
  readonly checks: number;
  readonly passed: number;
  readonly failed: number;
  readonly notChecked: number;
  /** Documented statuses of all operations, and how many of them were seen. */
  readonly statusesDocumented: number;
  readonly statusesSeen: number;
  readonly durationMs: number;
}

/** Checks by phase and group, each group where its first check stood. */
export function groupChecks(checks: readonly Check[]): readonly CheckGroup[] {
  const groups = new Map<string, Check[]>();
  for (const check of checks) {
    const key = `${check.phase} ${check.group}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [check]);
    else group.push(check);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const failed = group.filter((check) => check.status === "failed").length;
    return [{ phase: first.phase, name: first.group, checks: group, failed }];
  });
}

/** Counts of a run; a status counts as seen when it was received at least once. */
export function countTotals(result: RunResult): Totals {
  const failed = result.checks.filter((check) => check.status === "failed").length;
  const statuses = result.coverage
    .flatMap((operation) => operation.statuses)
    .filter((status) => status.isDocumented);
  return {
    checks: result.checks.length,
    passed: result.checks.length - failed,
    failed,
    notChecked: result.notChecked.length,
    statusesDocumented: statuses.length,
    statusesSeen: statuses.filter((status) => status.seen > 0).length,
    durationMs: Math.max(0, Date.parse(result.run.endedAt) - Date.parse(result.run.startedAt)),
  };
}

/** `sandbox http://127.0.0.1:5096 version 2.3.1`: the name every report begins with. */
export function nameTarget(target: RunResult["target"]): string {
  return `${target.name} ${target.brokerUrl} ${nameVersion(target)}`;
}

/** `version 2.3.1`, or that it is not known. */
export function nameVersion(target: RunResult["target"]): string {
  return target.version === null ? "version unknown" : `version ${target.version}`;
}

/** The outcome in words, without its colour. */
export function nameOutcome(outcome: RunResult["outcome"]): string {
  switch (outcome) {
    case "passed":
      return "passed";
    case "failed":
      return "failed";
    case "notJudged":
      return "not judged";
    case "interrupted":
      return "interrupted";
    default:
      return outcome satisfies never;
  }
}
