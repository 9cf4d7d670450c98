/** A small load as k6 and the script would tell of it, for tests that change one thing of it. */
import type { PhaseResult } from "../../runner/phase.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import type { FailureLine, ReportLine } from "../../scenarios/workloads/report-line.ts";
import { smoke } from "../../scenarios/workloads/smoke.ts";
import { changeWorkload } from "../../scenarios/workloads/workload.ts";
import { buildPhaseResult, type PhaseResultInput } from "../../runner/load/build-phase-result.ts";
import { LoadRecord } from "../../runner/load/load-record.ts";
import { readSummary } from "../../runner/load/read-summary.ts";

/** Selector of the requests of the example. */
export const requests = "http_reqs{name:uploadFile,scenario:lifecycle}";
const latency = "http_req_duration{name:uploadFile,scenario:lifecycle}";

interface Metric {
  readonly type: string;
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** A counter of k6, with a threshold where an expression is given. */
export function counter(count: number, expression?: string, ok = true): Metric {
  const thresholds = expression === undefined ? {} : { thresholds: { [expression]: { ok } } };
  return { type: "counter", values: { count }, ...thresholds };
}

/** Ten lifecycles of one request each that all went well. */
const wellDone: Readonly<Record<string, Metric>> = {
  workflow_begun: counter(10),
  workflow_completed: counter(10, "count>0"),
  transfers_initialized: counter(10),
  transfers_corrupt: counter(0, "count==0"),
  dropped_iterations: counter(0, "count==0"),
  checks: {
    type: "rate",
    values: { rate: 1, passes: 10, fails: 0 },
    thresholds: { "rate==1": { ok: true } },
  },
  [requests]: counter(10, "count>0"),
  [latency]: {
    type: "trend",
    values: {
      count: 10,
      min: 1,
      med: 2,
      avg: 2,
      max: 3,
      "p(90)": 3,
      "p(95)": 3,
      "p(99)": 3,
      "p(0)": 1,
      "p(100)": 3,
    },
    thresholds: { "p(95)<5000": { ok: true } },
  },
};

/** The line of one lifecycle with one upload. */
export function iteration(
  outcome: "completed" | "failed" = "completed",
  violations = 0,
  status = 200,
): ReportLine {
  const operation = operationIds.indexOf("uploadFile");
  return {
    brokerSuite: "iteration",
    atMs: 100,
    outcome,
    timeToPublishedMs: 5,
    endToEndMs: 9,
    responses: [operation, 1_500, status, 2.5, violations],
  };
}

/** An example of a failure. */
export function failure(
  kind: FailureLine["kind"],
  check: string,
  operationId: OperationId | null,
): FailureLine {
  return {
    brokerSuite: "failure",
    kind,
    operationId,
    check,
    failure: {
      message: `example of ${check}`,
      expected: null,
      received: null,
      step: "lifecycle",
      curl: null,
      request: null,
      response: null,
      violations: [],
    },
  };
}

/** What is different from ten lifecycles that went well. */
export interface Given {
  readonly metrics?: Readonly<Record<string, Metric>>;
  readonly checks?: readonly {
    readonly name: string;
    readonly passes: number;
    readonly fails: number;
  }[];
  readonly lines?: readonly ReportLine[];
  readonly input?: Partial<PhaseResultInput>;
}

/** The result of the example, changed as given. */
export function resultOf({ metrics, checks, lines, input }: Given = {}): PhaseResult {
  const record = new LoadRecord();
  for (const line of lines ?? Array.from({ length: 10 }, () => iteration())) record.add(line);
  const root_group = {
    checks: checks ?? [{ name: "uploadFile: answers 200", passes: 10, fails: 0 }],
  };
  return buildPhaseResult({
    scenario: "lifecycle",
    workload: changeWorkload(smoke, { ratePerSecond: 10, durationSeconds: 1 }),
    bails: false,
    k6Version: "2.2.0",
    verdict: { kind: "ended" },
    summary: readSummary(JSON.stringify({ metrics: { ...wellDone, ...metrics }, root_group })),
    record,
    k6Count: { complete: 10, interrupted: 0 },
    k6Command: "k6 run lifecycle.js",
    ...input,
  });
}

/** Names of the failed checks. */
export function failedOf(result: PhaseResult): readonly string[] {
  return result.checks.filter(({ status }) => status === "failed").map(({ name }) => name);
}
