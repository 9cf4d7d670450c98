/** From k6's end, its summary and the script's lines to the result of the phase. Pure. */
import type { NotChecked } from "../../contracts/result.ts";
import type { PhaseProblem, PhaseResult } from "../phase.ts";
import type { Workload } from "../../scenarios/workloads/workload.ts";
import { accountingChecks, countIterations } from "./accounting.ts";
import { assertionChecks } from "./assertion-checks.ts";
import { contractChecks } from "./contract-checks.ts";
import type { LoadRecord } from "./load-record.ts";
import { buildLoadSummary } from "./load-summary.ts";
import type { K6Verdict } from "./read-k6-end.ts";
import type { K6Count } from "./read-k6-count.ts";
import { countOf, type LoadSummaryFile } from "./read-summary.ts";
import { thresholdChecks, thresholdResults, unobserved } from "./threshold-checks.ts";

export interface PhaseResultInput {
  readonly scenario: string;
  readonly workload: Workload;
  /** The run stops at its first failure, so that not all that was due was started. */
  readonly bails: boolean;
  readonly k6Version: string | null;
  readonly verdict: K6Verdict;
  /** Null when k6 wrote none. */
  readonly summary: LoadSummaryFile | null;
  readonly record: LoadRecord;
  readonly k6Count: K6Count;
  readonly k6Command: string;
}

/** A load that did not run, and why. */
export function nothingOfLoad(scenario: string, reason: string): PhaseResult {
  return {
    checks: [],
    notChecked: [notChecked(`scenario ${scenario}`, reason)],
    deviations: [],
    exercised: [],
    coverage: [],
    problems: [],
    isInterrupted: false,
    load: null,
    engineVersion: null,
  };
}

export function buildPhaseResult(input: PhaseResultInput): PhaseResult {
  const { scenario, verdict, summary, record } = input;
  const isInterrupted = verdict.kind === "interrupted";
  const contract = contractChecks(scenario, record);
  const common = {
    deviations: record.deviations.shown(),
    exercised: record.deviations.exercised(),
    coverage: record.coverage(),
    isInterrupted,
    engineVersion: input.k6Version,
  };
  const problems = problemsOf(input);
  const load = summary === null ? null : buildLoadSummary({ ...input, summary });
  if (summary === null || !wasAnswered(summary, record)) {
    // What setup saw stands as evidence; thresholds over nothing would only repeat the one cause.
    const reason = problems[0]?.message ?? "interrupted before anything was judged";
    return {
      ...common,
      // A 401 at the door may be a gateway's: whoever sent it, its form says nothing of the broker.
      checks: record.stop?.code === "SETUP_UNAUTHORIZED" ? [] : contract,
      notChecked: [notChecked(`scenario ${scenario}`, reason)],
      problems,
      load,
    };
  }
  const thresholds = isInterrupted ? [] : thresholdResults(summary);
  const iterations = countIterations(summary, input.k6Count);
  const isWhole = verdict.kind === "ended" && !input.bails;
  return {
    ...common,
    checks: [
      ...contract,
      ...assertionChecks(scenario, summary, record),
      ...thresholdChecks(scenario, thresholds, record),
      ...accountingChecks({ ...input, summary, iterations, isWhole }),
    ],
    notChecked: [
      ...leftOut(iterations.interrupted, isInterrupted),
      ...unobserved(thresholds).map((name) => notChecked(name, "no sample was observed")),
    ],
    problems,
    load,
  };
}

/** The target answered the load, be it too slowly for any lifecycle to end. */
function wasAnswered(summary: LoadSummaryFile, record: LoadRecord): boolean {
  return record.judgedInLoad > 0 || countOf(summary, "transfers_initialized") > 0;
}

function problemsOf({ verdict, summary, record }: PhaseResultInput): readonly PhaseProblem[] {
  if (verdict.kind === "interrupted") return [];
  if (record.stop !== null) {
    const { code, message, next } = record.stop;
    return [{ code, message, next }];
  }
  if (verdict.kind === "broken") return [verdict.problem];
  if (summary === null) {
    return [
      {
        code: "K6_SUMMARY_MISSING",
        message: "k6 ended without writing its summary",
        next: "k6.log in the run's folder holds what it said",
      },
    ];
  }
  if (wasAnswered(summary, record)) return [];
  const example = record.failures[0]?.failure.message ?? "no lifecycle came to its end";
  return [
    {
      code: "LOAD_JUDGED_NOTHING",
      message: `the load got no response that could be judged: ${example}`,
      next: "check that broker and platform run; broker-suite doctor looks",
    },
  ];
}

function leftOut(interrupted: number, isInterrupted: boolean): readonly NotChecked[] {
  const cut = `responses of ${String(interrupted)} interrupted lifecycles`;
  return [
    ...(interrupted > 0
      ? [notChecked(cut, "an iteration that k6 cuts off cannot judge what it got")]
      : []),
    ...(isInterrupted ? [notChecked("thresholds", "the load was interrupted before its end")] : []),
  ];
}

function notChecked(name: string, reason: string): NotChecked {
  return { phase: "load", operationId: null, name, reason };
}
