import type { Check, LoadSummary } from "../../contracts/result.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { operationSelector } from "../../scenarios/workloads/k6-options.ts";
import { dueIterations, type Workload } from "../../scenarios/workloads/workload.ts";
import type { LoadRecord } from "./load-record.ts";
import { plainFailure } from "./plain-failure.ts";
import type { K6Count } from "./read-k6-count.ts";
import { countOf, type LoadSummaryFile } from "./read-summary.ts";

type Iterations = LoadSummary["iterations"];

/**
 * What became of every iteration that was due. k6 drops one when no VU is free at its instant; of those that
 * it let begin the script says which completed and which failed, and the others were interrupted. Pure.
 */
export function countIterations(summary: LoadSummaryFile, k6Count: K6Count): Iterations {
  const begun = begunIn(k6Count);
  const dropped = countOf(summary, "dropped_iterations");
  const completed = countOf(summary, "workflow_completed");
  const failed = countOf(summary, "workflow_failed");
  return {
    started: begun + dropped,
    completed,
    failed,
    interrupted: begun - completed - failed,
    dropped,
  };
}

function begunIn({ complete, interrupted }: K6Count): number {
  return complete + interrupted;
}

export interface AccountingInput {
  readonly scenario: string;
  readonly workload: Workload;
  readonly iterations: Iterations;
  readonly summary: LoadSummaryFile;
  readonly record: LoadRecord;
  readonly k6Count: K6Count;
  /** The load was to run to its end; false after Ctrl-C and after `--bail`. */
  readonly isWhole: boolean;
}

/** Our own bookkeeping, held against k6's: a tool that loses count has not judged. Pure. */
export function accountingChecks(input: AccountingInput): readonly Check[] {
  const { scenario, workload, iterations, summary, record, k6Count, isWhole } = input;
  const check = (
    name: string,
    samples: number,
    expected: string,
    received: string,
    holds: boolean,
  ): Check => ({
    id: `load/${scenario}/accounting/${name}`,
    phase: "load",
    group: scenario,
    operationId: null,
    name,
    kind: "accounting",
    status: holds ? "passed" : "failed",
    samples: Math.max(1, samples),
    failed: holds ? 0 : 1,
    failures: holds
      ? []
      : [
          plainFailure({
            message: `${name}: expected ${expected}, received ${received}`,
            expected,
            received,
            step: `${scenario}, the whole load`,
          }),
        ],
    durationMs: null,
  });
  const { started, completed, failed, interrupted } = iterations;
  const ended = completed + failed;
  // Each count contains the one before it: the script says that it began, tells its end in a line, counts it,
  // and k6 looks last whether it was cut off meanwhile, and drops what a cut one counts. So the counts differ
  // by iterations alone that k6 itself calls interrupted; where it cut off none, all five are equal.
  const counts = [
    k6Count.complete,
    ended,
    record.ended,
    countOf(summary, "workflow_begun"),
    begunIn(k6Count),
  ];
  const checks = [
    check(
      "started = completed + failed + interrupted + dropped, as k6 counts too",
      started,
      "complete for k6 ≤ ended ≤ told of ≤ begun ≤ complete and interrupted for k6",
      counts.join(" ≤ "),
      counts.every((count, index) => index === 0 || (counts[index - 1] ?? 0) <= count),
    ),
  ];
  if (!isWhole) return checks;
  const due = dueIterations(workload);
  const untold = operationIds.filter((operationId) => {
    const requests = countOf(summary, operationSelector("http_reqs", scenario, operationId));
    return requests > 0 && requests !== record.requestsOf(operationId);
  });
  return [
    ...checks,
    // A busy generator ends its last period early or late: a little less, or more, is no weaker load.
    check(
      "every iteration that was due was started",
      due,
      `${String(due)}, or hardly less`,
      String(started),
      started >= Math.floor(due * 0.98) - 1,
    ),
    check(
      "no iteration was cut off at the end",
      started,
      "0",
      String(interrupted),
      interrupted === 0,
    ),
    ...(interrupted > 0
      ? []
      : [
          check(
            "every response of the load reached the judge",
            ended,
            "all",
            untold.join(", ") || "all",
            untold.length === 0,
          ),
        ]),
  ];
}
