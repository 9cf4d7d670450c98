import assert from "node:assert/strict";
import { test } from "node:test";

import { counter, failedOf, failure, iteration, resultOf } from "./example-load.ts";

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
