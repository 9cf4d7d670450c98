/** One result from the phases of a run. Pure. */
import type {
  Check,
  ExitCode,
  NotChecked,
  OperationCoverage,
  Outcome,
  RunResult,
} from "../contracts/result.ts";
import { type OperationId, operationIds } from "../contracts/vocabulary.ts";
import type { DeviationUse } from "./deviations/deviation-policy.ts";
import {
  mendedDeviations,
  type PhaseDeviations,
  strictChecks,
} from "./deviations/mended-deviations.ts";
import type { CoverageCount, PhaseProblem, PhaseResult } from "./phase.ts";

/** What is known of a run besides its phases. */
export type RunFacts = Pick<RunResult, "suite" | "run" | "target" | "machine"> & {
  readonly nodeVersion: string;
  /** Documented statuses of an operation, in ascending order. */
  readonly documentedStatuses: (operationId: OperationId) => readonly number[];
  /** What kept the run from judging, outside its phases. */
  readonly problems: readonly PhaseProblem[];
  readonly deviations: DeviationUse;
  readonly isInterrupted: boolean;
  /** What the run left out as a whole, in words. */
  readonly notChecked: readonly NotChecked[];
};

export interface RunPhases {
  readonly contract: PhaseResult | null;
  readonly load: PhaseResult | null;
}

export function buildResult(facts: RunFacts, phases: RunPhases): RunResult {
  const done = [phases.contract, phases.load].filter((phase) => phase !== null);
  const phaseDeviations = deviationsOf(phases);
  const mended = mendedDeviations(facts.deviations.listed, phaseDeviations);
  const checks = [
    ...done.flatMap((phase) => phase.checks),
    ...(facts.deviations.isStrict ? strictChecks(mended, phaseDeviations) : []),
  ];
  const isInterrupted = facts.isInterrupted || done.some((phase) => phase.isInterrupted);
  const problems = withNothingChecked(
    [...facts.problems, ...done.flatMap((phase) => phase.problems)],
    checks,
    isInterrupted,
  );
  const outcome = outcomeOf(checks, problems, isInterrupted);
  return {
    schemaVersion: 1,
    suite: facts.suite,
    run: facts.run,
    target: facts.target,
    machine: facts.machine,
    tools: {
      node: facts.nodeVersion,
      newman: phases.contract?.engineVersion ?? null,
      k6: phases.load?.engineVersion ?? null,
    },
    outcome,
    exitCode: exitCodes[outcome],
    problems,
    checks,
    notChecked: [...facts.notChecked, ...done.flatMap((phase) => phase.notChecked)],
    deviations: done.flatMap((phase) => phase.deviations),
    mendedDeviations: mended,
    coverage: coverageOf(
      done.flatMap((phase) => phase.coverage),
      facts.documentedStatuses,
    ),
    load: phases.load?.load ?? null,
  };
}

function deviationsOf(phases: RunPhases): readonly PhaseDeviations[] {
  return (["contract", "load"] as const).flatMap((phase) => {
    const result = phases[phase];
    return result === null
      ? []
      : [{ phase, shown: result.deviations, exercised: result.exercised }];
  });
}

const exitCodes: Readonly<Record<Outcome, ExitCode>> = {
  passed: 0,
  failed: 1,
  notJudged: 3,
  interrupted: 130,
};

// A broken promise is evidence, also where the rest could not be judged: it outranks "could not judge".
function outcomeOf(
  checks: readonly Check[],
  problems: readonly PhaseProblem[],
  isInterrupted: boolean,
): Outcome {
  if (isInterrupted) return "interrupted";
  if (checks.some((check) => check.status === "failed")) return "failed";
  return problems.length > 0 ? "notJudged" : "passed";
}

function withNothingChecked(
  problems: readonly PhaseProblem[],
  checks: readonly Check[],
  isInterrupted: boolean,
): readonly PhaseProblem[] {
  if (checks.length > 0 || problems.length > 0 || isInterrupted) return problems;
  const next = "broker-suite contract --list shows the names that --only takes";
  return [{ code: "NOTHING_CHECKED", message: "no check ran, so nothing is known", next }];
}

function coverageOf(
  counts: readonly CoverageCount[],
  documentedStatuses: RunFacts["documentedStatuses"],
): readonly OperationCoverage[] {
  return operationIds.map((operationId) => {
    const own = counts.filter((count) => count.operationId === operationId);
    const documented = documentedStatuses(operationId);
    const all = [...new Set([...documented, ...own.map((count) => count.status)])].sort(
      (a, b) => a - b,
    );
    return {
      operationId,
      statuses: all.map((status) => ({
        status,
        isDocumented: documented.includes(status),
        seen: sum(own, status, "seen"),
        violations: sum(own, status, "violations"),
      })),
    };
  });
}

function sum(
  counts: readonly CoverageCount[],
  status: number,
  field: "seen" | "violations",
): number {
  return counts
    .filter((count) => count.status === status)
    .reduce((total, count) => total + count[field], 0);
}
