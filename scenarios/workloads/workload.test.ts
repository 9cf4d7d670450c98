import assert from "node:assert/strict";
import { test } from "node:test";

import { parseDurationSeconds } from "./duration.ts";
import { findWorkload, workloads } from "./find-workload.ts";
import { gracefulStopSeconds, k6Options } from "./k6-options.ts";
import { changeWorkload, dueIterations, virtualUsers } from "./workload.ts";

const durations: readonly (readonly [text: string, seconds: number | null])[] = [
  ["10s", 10],
  ["1m30s", 90],
  ["500ms", 0.5],
  ["2h", 7200],
  ["90", 90],
  [" 5s ", 5],
  ["0s", null],
  ["-5s", null],
  ["5", 5],
  ["5x", null],
  ["", null],
  ["s", null],
];
for (const [text, seconds] of durations) {
  test(`the duration "${text}" is ${String(seconds)} seconds`, () => {
    assert.equal(parseDurationSeconds(text), seconds);
  });
}

for (const workload of workloads) {
  test(`${workload.name} has enough VUs for its longest tolerated iteration`, () => {
    assert.ok(virtualUsers(workload) >= workload.ratePerSecond * workload.worstIterationSeconds);
  });

  test(`${workload.name} promises no more than one iteration is given time for`, () => {
    assert.ok(workload.requestP95Ms <= workload.requestTimeoutSeconds * 1000);
    assert.ok(gracefulStopSeconds(workload) > workload.worstIterationSeconds);
  });
}

test("a smoke run is over within 15 seconds of load", () => {
  const smoke = findWorkload("smoke");

  assert.ok(smoke !== undefined && smoke.durationSeconds <= 15);
});

test("what is given replaces what the workload says, and nothing else", () => {
  const [smoke] = workloads;
  assert.ok(smoke !== undefined);

  const changed = changeWorkload(smoke, { ratePerSecond: 40, durationSeconds: null });

  assert.deepEqual(changed, { ...smoke, ratePerSecond: 40 });
  assert.equal(dueIterations(changed), 40 * smoke.durationSeconds);
});

test("an unknown workload is none", () => {
  assert.equal(findWorkload("Smoke"), undefined);
});

function optionsOf(bails: boolean, judges = true, hashes = true): ReturnType<typeof k6Options> {
  const [workload] = workloads;
  assert.ok(workload !== undefined);
  return k6Options({
    scenario: "lifecycle",
    operations: ["uploadFile", "downloadFile"],
    workload,
    userAgent: "broker-suite/1 (run)",
    judges,
    hashes,
    bails,
  });
}

test("the load is open: k6 starts iterations at a rate, under the scenario's name", () => {
  const { scenarios } = optionsOf(false);

  assert.deepEqual(Object.keys(scenarios), ["lifecycle"]);
  assert.equal(scenarios["lifecycle"]?.["executor"], "constant-arrival-rate");
  assert.equal(scenarios["lifecycle"]?.["preAllocatedVUs"], scenarios["lifecycle"]?.["maxVUs"]);
});

test("beside each threshold that k6 passes without samples stands a count that fails then", () => {
  const { thresholds } = optionsOf(false);
  const counted = Object.entries(thresholds)
    .filter(([, expressions]) => expressions.some((one) => one === "count>0"))
    .map(([metric]) => metric);

  for (const metric of Object.keys(thresholds).filter((name) =>
    name.startsWith("http_req_duration"),
  )) {
    assert.ok(counted.includes(metric.replace("http_req_duration", "http_reqs")), metric);
  }
  assert.ok(counted.includes("responses_judged{scenario:lifecycle}"));
  assert.ok(counted.includes("downloads_compared"));
  assert.ok(counted.includes("workflow_completed"));
  assert.ok(counted.includes("transfers_published"));
});

test("dropped iterations, failed checks, lost and corrupt transfers and violations are never green", () => {
  const { thresholds } = optionsOf(false);

  assert.deepEqual(thresholds["dropped_iterations"], ["count==0"]);
  assert.deepEqual(thresholds["checks"], ["rate==1"]);
  assert.deepEqual(thresholds["transfers_lost"], ["count==0"]);
  assert.deepEqual(thresholds["transfers_corrupt"], ["count==0"]);
  assert.deepEqual(thresholds["contract_violations"], ["count==0"]);
});

test("a run that bails is stopped by its first failure", () => {
  const { thresholds } = optionsOf(true);

  assert.deepEqual(thresholds["checks"], [{ threshold: "rate==1", abortOnFail: true }]);
});

test("what is switched off is promised nothing", () => {
  const { thresholds } = optionsOf(false, false, false);

  assert.equal(thresholds["contract_violations"], undefined);
  assert.equal(thresholds["transfers_corrupt"], undefined);
});
