/**
 * The result of a run: `result.json`, from which every report is built.
 * `result.schema.json` beside this file is its JSON Schema; a test holds the two together.
 */
import type { Violation } from "./judge/verdict.ts";
import type { OperationId } from "./vocabulary.ts";

export type Phase = "contract" | "load";

/** 0 passed, 1 a promise was broken, 2 asked wrongly, 3 could not judge, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export type Outcome = "passed" | "failed" | "notJudged" | "interrupted";

/** One failure of a check, with all that a reader needs to see it again. Secrets are masked. */
export interface Failure {
  /** One sentence: what is wrong. */
  readonly message: string;
  readonly expected: string | null;
  readonly received: string | null;
  /** Step in words, for example `sendAndConfirm, step 4: uploadFile`. */
  readonly step: string;
  /** A line that sends the request again; tokens stand as `$TOKEN`. Null where no single request is meant. */
  readonly curl: string | null;
  readonly request: { readonly method: string; readonly path: string } | null;
  readonly response: {
    readonly status: number;
    readonly headers: readonly (readonly [string, string])[];
    /** Cut to 2,000 characters. */
    readonly body: string;
  } | null;
  readonly violations: readonly Violation[];
}

/** A check: something that was asked of the target and has an answer. */
export interface Check {
  /** Stable: phase, workflow or scenario, and name, for example `contract/lifecycle/04 uploadFile/contract`. */
  readonly id: string;
  readonly phase: Phase;
  /** Name of the workflow or scenario it belongs to. */
  readonly group: string;
  readonly operationId: OperationId | null;
  /** What is claimed, as a sentence. */
  readonly name: string;
  /** `contract`: the judge; `assertion`: a workflow's claim; `threshold`: a k6 threshold; `accounting`: our own bookkeeping. */
  readonly kind: "contract" | "assertion" | "threshold" | "accounting";
  readonly status: "passed" | "failed";
  /** How often it was asked. At least 1: what was never asked stands in `notChecked`. */
  readonly samples: number;
  /** How often it failed; `failures` holds at most the first 20. */
  readonly failed: number;
  readonly failures: readonly Failure[];
  readonly durationMs: number | null;
}

/** What a run did not check, in words, with its reason. */
export interface NotChecked {
  readonly phase: Phase | null;
  readonly operationId: OperationId | null;
  readonly name: string;
  readonly reason: string;
}

/** A known defect of the real service that showed, and that this run does not hold against the target. */
export interface ShownDeviation {
  /** Id in `deviations.yaml`, for example `D04`. */
  readonly id: string;
  readonly operationId: OperationId;
  /** How often it showed. */
  readonly samples: number;
  /** What was promised and what came, of the first time. */
  readonly message: string;
}

/** How a run treats known defects: named and watched, named, or held against the target like anything else. */
export type DeviationPolicy = "expected" | "allowed" | "none";

/**
 * A known defect that shows whenever its circumstances are there, whose circumstances were there, and that did not show:
 * it looks mended.
 */
export interface MendedDeviation {
  readonly id: string;
  /** When it shows, in words. */
  readonly condition: string;
  /** Where its circumstances were there. */
  readonly operationIds: readonly OperationId[];
  /** How many answers were those of a service without the defect. */
  readonly samples: number;
  /** The list in which it stands. */
  readonly file: string;
  /** Unified diff that takes it out of its file; null where it stands there in another form. */
  readonly patch: string | null;
}

/** How often each documented status of an operation was seen and judged. */
export interface OperationCoverage {
  readonly operationId: OperationId;
  /** Documented statuses in ascending order; undocumented ones that were seen are added with `isDocumented` false. */
  readonly statuses: readonly {
    readonly status: number;
    readonly isDocumented: boolean;
    readonly seen: number;
    readonly violations: number;
  }[];
}

/** Latency of one operation under load. Times in milliseconds. */
export interface OperationLatency {
  readonly operationId: OperationId | "timeToPublished" | "endToEnd";
  readonly samples: number;
  readonly min: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
  readonly mean: number;
  /** 101 quantiles, 0 % to 100 %. */
  readonly quantiles: readonly number[];
  /** The samples in time blocks, so that runs can be compared later. */
  readonly blocks: readonly {
    /** Seconds from the start of the load. */
    readonly startSeconds: number;
    readonly samples: number;
    readonly median: number;
    readonly p95: number;
    readonly max: number;
  }[];
}

export interface LoadSummary {
  readonly scenario: string;
  readonly workload: string;
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
  /** started = completed + failed + interrupted + dropped: every iteration that was due. */
  readonly iterations: {
    readonly started: number;
    readonly completed: number;
    readonly failed: number;
    readonly interrupted: number;
    readonly dropped: number;
  };
  readonly transfers: {
    readonly initialized: number;
    readonly published: number;
    readonly lost: number;
    readonly corrupt: number;
  };
  readonly bytes: { readonly uploaded: number; readonly downloaded: number };
  readonly responses: { readonly judged: number; readonly violating: number };
  readonly thresholds: readonly {
    readonly metric: string;
    readonly expression: string;
    readonly passed: boolean;
    readonly observed: number | null;
  }[];
  readonly latencies: readonly OperationLatency[];
  /** The command that repeats this load by k6 alone. */
  readonly k6Command: string;
}

export interface RunResult {
  readonly schemaVersion: 1;
  readonly suite: {
    readonly name: "broker-suite";
    readonly version: string;
    /** sha256 of `broker.openapi.yaml`, and of the overlays where there were some, hex. */
    readonly contractDigest: string;
  };
  readonly run: {
    readonly id: string;
    readonly command: "run" | "contract" | "load";
    readonly seed: number;
    /** How known deviations were treated. */
    readonly deviations: DeviationPolicy;
    /** ISO 8601, UTC. */
    readonly startedAt: string;
    readonly endedAt: string;
  };
  readonly target: {
    readonly name: string;
    readonly brokerUrl: string;
    readonly platformUrl: string;
    /** What the target says of its own version, or null. */
    readonly version: string | null;
  };
  readonly machine: { readonly os: string; readonly cpus: number; readonly memoryBytes: number };
  readonly tools: {
    readonly node: string;
    readonly newman: string | null;
    readonly k6: string | null;
  };
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  /** Why the run could not judge or was cut short, one entry a cause; empty otherwise. */
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly next: string;
  }[];
  readonly checks: readonly Check[];
  readonly notChecked: readonly NotChecked[];
  readonly deviations: readonly ShownDeviation[];
  /** Empty unless deviations were expected. */
  readonly mendedDeviations: readonly MendedDeviation[];
  readonly coverage: readonly OperationCoverage[];
  readonly load: LoadSummary | null;
}
