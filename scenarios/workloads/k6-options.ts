/** k6's options for one scenario under one workload. Pure: the runner reads the same thresholds. */
import type { OperationId } from "../../contracts/vocabulary.ts";
import { virtualUsers, type Workload } from "./workload.ts";

export interface K6OptionsInput {
  /** Name of the scenario; k6's `scenario` tag carries it. */
  readonly scenario: string;
  /** Operations that the scenario's process calls. */
  readonly operations: readonly OperationId[];
  readonly workload: Workload;
  readonly userAgent: string;
  readonly judges: boolean;
  readonly hashes: boolean;
  /** Stop at the first failure. */
  readonly bails: boolean;
}

type Threshold = string | { readonly threshold: string; readonly abortOnFail: boolean };
type Thresholds = Record<string, Threshold[]>;

export interface K6Options {
  readonly scenarios: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly thresholds: Thresholds;
  readonly summaryTrendStats: string[];
  readonly userAgent: string;
  readonly setupTimeout: string;
  readonly maxRedirects: number;
  readonly systemTags: string[];
}

/** 101 quantiles and what people read; enough to merge and compare runs without raw samples. */
const summaryTrendStats: readonly string[] = [
  "count",
  "avg",
  "min",
  "med",
  "max",
  ...Array.from({ length: 101 }, (_, percent) => `p(${String(percent)})`),
];

/** Seconds that `setup()` may take. */
export const setupTimeoutSeconds = 45;

/** Seconds that iterations get to end after the last one began. */
export function gracefulStopSeconds(workload: Workload): number {
  return workload.worstIterationSeconds + workload.requestTimeoutSeconds;
}

export function k6Options(input: K6OptionsInput): K6Options {
  const { workload } = input;
  const vus = virtualUsers(workload);
  return {
    scenarios: {
      [input.scenario]: {
        executor: "constant-arrival-rate",
        // k6 takes whole numbers; per minute they are fine enough, and the ticks stay evenly spaced.
        rate: Math.max(1, Math.round(workload.ratePerSecond * 60)),
        timeUnit: "1m",
        duration: `${String(workload.durationSeconds)}s`,
        preAllocatedVUs: vus,
        // More VUs while the load runs would be made at its expense.
        maxVUs: vus,
        gracefulStop: `${String(gracefulStopSeconds(workload))}s`,
      },
    },
    thresholds: thresholdsOf(input),
    summaryTrendStats: [...summaryTrendStats],
    userAgent: input.userAgent,
    // A redirect could carry a token to another origin.
    maxRedirects: 0,
    setupTimeout: `${String(setupTimeoutSeconds)}s`,
    // What nobody reads costs time in every sample; ids are in no tag, so that no series grows.
    systemTags: [
      "method",
      "name",
      "status",
      "group",
      "check",
      "error_code",
      "scenario",
      "expected_response",
    ],
  };
}

/** Selector of one operation's requests within the load; those of `setup()` carry no scenario. */
export function operationSelector(
  metric: string,
  scenario: string,
  operationId: OperationId,
): string {
  return `${metric}{name:${operationId},scenario:${scenario}}`;
}

// k6 passes a threshold that saw no sample: beside each stands a count that fails then.
function thresholdsOf(input: K6OptionsInput): Thresholds {
  const { workload, scenario, bails } = input;
  const mustBeZero = (expression: string): Threshold =>
    bails ? { threshold: expression, abortOnFail: true } : expression;
  const thresholds: Thresholds = {
    checks: [mustBeZero("rate==1")],
    dropped_iterations: ["count==0"],
    workflow_completed: ["count>0"],
    workflow_failed: [mustBeZero("count==0")],
    transfers_published: ["count>0"],
    transfers_lost: [mustBeZero("count==0")],
    time_to_published: [`p(95)<${String(workload.publishedWithinSeconds * 1000)}`],
    end_to_end: [`p(95)<${String(workload.endToEndP95Ms)}`],
  };
  if (input.hashes) {
    thresholds["downloads_compared"] = ["count>0"];
    thresholds["transfers_corrupt"] = [mustBeZero("count==0")];
  }
  if (input.judges) {
    thresholds[`responses_judged{scenario:${scenario}}`] = ["count>0"];
    thresholds["contract_violations"] = [mustBeZero("count==0")];
  }
  for (const operationId of input.operations) {
    thresholds[operationSelector("http_reqs", scenario, operationId)] = ["count>0"];
    thresholds[operationSelector("http_req_duration", scenario, operationId)] = [
      `p(95)<${String(workload.requestP95Ms)}`,
    ];
  }
  return thresholds;
}
