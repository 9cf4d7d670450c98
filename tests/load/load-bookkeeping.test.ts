import assert from "node:assert/strict";
import { test } from "node:test";

import { readSummary } from "../../runner/load/read-summary.ts";
import { smoke } from "../../scenarios/workloads/smoke.ts";
import { changeWorkload } from "../../scenarios/workloads/workload.ts";
import { counter, failedOf, iteration, requests, resultOf, type Given } from "./example-load.ts";

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
  ["k6 counted one less", { input: { k6Count: { complete: 9, interrupted: 0 } } }],
  ["more ended than k6 let begin", { input: { k6Count: { complete: 7, interrupted: 2 } } }],
  ["fewer ended than k6 saw ending", { input: { k6Count: { complete: 11, interrupted: 5 } } }],
  ["a line is missing", { lines: Array.from({ length: 9 }, () => iteration()) }],
  ["a line too many", { lines: Array.from({ length: 11 }, () => iteration()) }],
  [
    "a line is missing, and others were cut off",
    {
      lines: Array.from({ length: 9 }, () => iteration()),
      metrics: { workflow_begun: counter(15) },
      input: { k6Count: { complete: 10, interrupted: 5 } },
    },
  ],
  ["one that ended had not begun", { metrics: { workflow_begun: counter(9) } }],
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

test("one that ends while k6 cuts the others off may be counted on either side", () => {
  const verdict = { kind: "interrupted" } as const;

  const result = resultOf({ input: { verdict, k6Count: { complete: 9, interrupted: 1 } } });

  assert.deepEqual(failedOf(result), []);
  assert.equal(result.load?.iterations.completed, 10);
  assert.equal(result.load?.iterations.interrupted, 0);
});

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

test("what is no summary of k6 is none", () => {
  for (const text of ["", "{", "{}", "[]", '{"metrics":{}}']) assert.equal(readSummary(text), null);
});
