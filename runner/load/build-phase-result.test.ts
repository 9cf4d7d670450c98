import assert from "node:assert/strict";
import { test } from "node:test";

import type { PhaseResult } from "../phase.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import type { FailureLine, ReportLine } from "../../scenarios/workloads/report-line.ts";
import { smoke } from "../../scenarios/workloads/smoke.ts";
import { changeWorkload } from "../../scenarios/workloads/workload.ts";
import { buildPhaseResult, type PhaseResultInput } from "./build-phase-result.ts";
import { LoadRecord } from "./load-record.ts";
import { readSummary } from "./read-summary.ts";

const requests = "http_reqs{name:uploadFile,scenario:lifecycle}";
const latency = "http_req_duration{name:uploadFile,scenario:lifecycle}";

interface Metric {
  readonly type: string;
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

function counter(count: number, expression?: string, ok = true): Metric {
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

function iteration(
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

function failure(
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

interface Given {
  readonly metrics?: Readonly<Record<string, Metric>>;
  readonly checks?: readonly {
    readonly name: string;
    readonly passes: number;
    readonly fails: number;
  }[];
  readonly lines?: readonly ReportLine[];
  readonly input?: Partial<PhaseResultInput>;
}

function resultOf({ metrics, checks, lines, input }: Given = {}): PhaseResult {
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

function failedOf(result: PhaseResult): readonly string[] {
  return result.checks.filter(({ status }) => status === "failed").map(({ name }) => name);
}

test("a load that went well has passed checks of every kind and no problem", () => {
  const result = resultOf();

  assert.deepEqual(failedOf(result), []);
  assert.deepEqual(result.problems, []);
  const kinds = new Set(result.checks.map(({ kind }) => kind));
  assert.deepEqual([...kinds].sort(), ["accounting", "assertion", "contract", "threshold"]);
  assert.deepEqual(result.coverage, [
    { operationId: "uploadFile", status: 200, seen: 10, violations: 0 },
  ]);
  assert.equal(result.load?.iterations.started, 10);
});

test("ids of checks are unique, and each was asked at least once", () => {
  const { checks } = resultOf();

  assert.equal(new Set(checks.map(({ id }) => id)).size, checks.length);
  assert.ok(checks.every(({ samples }) => samples >= 1));
});

test("latencies carry 101 quantiles, and blocks that hold every sample", () => {
  const [upload] = resultOf().load?.latencies ?? [];

  assert.equal(upload?.operationId, "uploadFile");
  assert.equal(upload.quantiles.length, 101);
  assert.deepEqual(upload.blocks, [
    { startSeconds: 1, samples: 10, median: 2.5, p95: 2.5, max: 2.5 },
  ]);
});

test("a violation fails the contract check of its operation, with its example", () => {
  const lines = [
    ...Array.from({ length: 9 }, () => iteration()),
    iteration("completed", 2),
    failure("contract", "uploadFile: keeps the contract", "uploadFile"),
  ];

  const result = resultOf({ lines });

  const check = result.checks.find(({ kind }) => kind === "contract");
  assert.equal(check?.status, "failed");
  assert.equal(check.operationId, "uploadFile");
  assert.deepEqual([check.samples, check.failed, check.failures.length], [10, 1, 1]);
});

test("a claim that does not hold fails its check and keeps at most 20 examples", () => {
  const name = "uploadFile: answers 200";
  const examples = Array.from({ length: 30 }, () => failure("assertion", name, "uploadFile"));

  const result = resultOf({
    checks: [{ name, passes: 70, fails: 30 }],
    lines: [...Array.from({ length: 10 }, () => iteration()), ...examples],
  });

  const check = result.checks.find((one) => one.name === name);
  assert.deepEqual([check?.status, check?.failed, check?.failures.length], ["failed", 30, 20]);
});

test("a crossed threshold says what was observed", () => {
  const result = resultOf({ metrics: { transfers_corrupt: counter(3, "count==0", false) } });

  assert.deepEqual(failedOf(result), ["transfers_corrupt: count==0"]);
  const check = result.checks.find(({ status }) => status === "failed");
  assert.equal(check?.failures[0]?.received, "3");
});

test("a trend without samples passes in k6 and is not checked here", () => {
  const empty = {
    type: "trend",
    values: { count: 0, "p(95)": 0 },
    thresholds: { "p(95)<1": { ok: true } },
  };

  const result = resultOf({ metrics: { end_to_end: empty } });

  assert.ok(result.notChecked.some(({ name }) => name === "end_to_end: p(95)<1"));
  assert.ok(result.checks.every(({ name }) => !name.startsWith("end_to_end")));
  assert.equal(
    result.load?.thresholds.find(({ metric }) => metric === "end_to_end")?.passed,
    false,
  );
});

test("interrupted are those that began and neither completed nor failed", () => {
  const metrics = {
    workflow_begun: counter(12),
    workflow_failed: counter(1, "count==0", false),
    workflow_completed: counter(8, "count>0"),
    dropped_iterations: counter(4, "count==0", false),
  };
  const lines = [...Array.from({ length: 8 }, () => iteration()), iteration("failed")];

  const { load } = resultOf({
    metrics,
    lines,
    input: { k6Count: { complete: 9, interrupted: 3 } },
  });

  assert.deepEqual(load?.iterations, {
    started: 16,
    completed: 8,
    failed: 1,
    interrupted: 3,
    dropped: 4,
  });
});

const miscounts: readonly (readonly [name: string, given: Given])[] = [
  ["k6 counted one more", { input: { k6Count: { complete: 11, interrupted: 0 } } }],
  [
    "k6 interrupted one that we count as ended",
    { input: { k6Count: { complete: 9, interrupted: 1 } } },
  ],
  ["a line is missing", { lines: Array.from({ length: 9 }, () => iteration()) }],
];
for (const [name, given] of miscounts) {
  test(`bookkeeping that does not agree with k6's fails: ${name}`, () => {
    const failed = failedOf(resultOf(given));

    assert.ok(
      failed.some((check) => check.startsWith("started = completed")),
      failed.join(),
    );
  });
}

test("a load of half the iterations that were due is not green", () => {
  const workload = changeWorkload(smoke, { ratePerSecond: 20, durationSeconds: 1 });

  const failed = failedOf(resultOf({ input: { workload } }));

  assert.deepEqual(failed, ["every iteration that was due was started"]);
});

test("a response that did not reach the judge is missed", () => {
  const failed = failedOf(resultOf({ metrics: { [requests]: counter(11, "count>0") } }));

  assert.deepEqual(failed, ["every response of the load reached the judge"]);
});

test("a load that got no answer could not judge, and its thresholds do not repeat it", () => {
  const silent = {
    transfers_initialized: counter(0),
    workflow_failed: counter(10, "count==0", false),
  };

  const result = resultOf({
    metrics: silent,
    lines: Array.from({ length: 10 }, () => iteration("failed", -1, 0)),
  });

  assert.equal(result.problems[0]?.code, "LOAD_JUDGED_NOTHING");
  assert.deepEqual(result.checks, []);
});

test("k6 that was killed could not judge; what broke the contract before stays evidence", () => {
  const problem = { code: "K6_KILLED", message: "killed", next: "again" };

  const result = resultOf({
    lines: [iteration("completed", 1)],
    input: { verdict: { kind: "broken", problem }, summary: null },
  });

  assert.deepEqual(result.problems, [problem]);
  assert.equal(result.load, null);
  assert.deepEqual(failedOf(result), ["uploadFile: every response keeps the contract"]);
});

test("setup that was refused says so, whoever sent the 401", () => {
  const stop = {
    brokerSuite: "stop",
    code: "SETUP_UNAUTHORIZED",
    exitCode: 3,
    message: "401",
    next: "look",
  } as const;
  const setup = { brokerSuite: "setup", responses: [0, 0, 401, 1, 1] } as const;

  const result = resultOf({
    metrics: { transfers_initialized: counter(0) },
    lines: [setup, stop],
    input: {
      verdict: { kind: "broken", problem: { code: "K6_FAILED", message: "107", next: "" } },
    },
  });

  assert.deepEqual(result.problems, [{ code: "SETUP_UNAUTHORIZED", message: "401", next: "look" }]);
  assert.deepEqual(result.checks, []);
});

test("an interrupted load is judged as far as it came, without thresholds", () => {
  const result = resultOf({
    metrics: { workflow_begun: counter(12) },
    input: { verdict: { kind: "interrupted" }, k6Count: { complete: 10, interrupted: 2 } },
  });

  assert.equal(result.isInterrupted, true);
  assert.deepEqual(result.problems, []);
  assert.deepEqual(failedOf(result), []);
  assert.ok(result.checks.every(({ kind }) => kind !== "threshold"));
  assert.ok(result.notChecked.some(({ name }) => name === "thresholds"));
});

test("a script that threw is told where the failed lifecycles are", () => {
  const result = resultOf({
    metrics: { workflow_failed: counter(1, "count==0", false) },
    lines: [
      ...Array.from({ length: 10 }, () => iteration()),
      failure("unexpected", "the script itself", null),
    ],
  });

  const check = result.checks.find(({ name }) => name === "workflow_failed: count==0");
  assert.equal(check?.failures[1]?.message, "example of the script itself");
});

test("what is no summary of k6 is none", () => {
  for (const text of ["", "{", "{}", "[]", '{"metrics":{}}']) assert.equal(readSummary(text), null);
});
