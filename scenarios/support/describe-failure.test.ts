import assert from "node:assert/strict";
import { test } from "node:test";

import { boundedExamples } from "./bounded-examples.ts";
import { curlLine } from "./curl-line.ts";
import { describeError, describeViolation } from "./describe-failure.ts";
import type { Exchange } from "./exchange.ts";
import { nextDelayMs } from "./poll-delay.ts";
import { setupProblem } from "./setup-problem.ts";
import { StepFailed } from "./step-failed.ts";
import { Stopwatch } from "./stopwatch.ts";

const exchange: Exchange = {
  operationId: "initializeFileTransfer",
  request: {
    method: "POST",
    path: "/broker/api/v1/filetransfer",
    headers: { Authorization: "Bearer <sender>", "Content-Type": "application/json" },
    body: { kind: "text", text: `{"fileName":"it's"}` },
  },
  response: {
    status: 500,
    headers: { "Content-Type": "application/problem+json" },
    body: { kind: "text", text: "x".repeat(5_000) },
    isRaw: false,
  },
  error: "",
  bytes: null,
  sentAtMs: 0,
  durationMs: 1,
};
const whereabouts = { brokerUrl: "http://127.0.0.1:1", workflow: "lifecycle", position: 3 };

test("the curl line repeats the request with the token left out", () => {
  assert.equal(
    curlLine("http://127.0.0.1:1", exchange),
    `curl -i -X POST 'http://127.0.0.1:1/broker/api/v1/filetransfer' -H "Authorization: Bearer $TOKEN" ` +
      `-H 'Content-Type: application/json' --data-raw '{"fileName":"it'\\''s"}'`,
  );
});

test("a failed step shows expected, received, its place and the response, cut", () => {
  const error = new StepFailed({
    operationId: "initializeFileTransfer",
    claim: "answers 200",
    expected: "200",
    received: "500",
    exchange,
  });

  const failure = describeError(whereabouts, error);

  assert.equal(failure.expected, "200");
  assert.equal(failure.received, "500");
  assert.equal(failure.step, "lifecycle, step 3: initializeFileTransfer");
  assert.equal(failure.response?.status, 500);
  assert.equal(failure.response?.body.length, 2_000);
});

test("a step without an answer shows no response", () => {
  const silent = {
    ...exchange,
    response: { ...exchange.response, status: 0 },
    error: "request timeout",
  };

  const failure = describeViolation(whereabouts, silent, []);

  assert.equal(failure.response, null);
});

test("an exception of the script itself is told as it is", () => {
  const failure = describeError(whereabouts, new TypeError("x is undefined"));

  assert.equal(failure.message, "x is undefined");
  assert.equal(failure.request, null);
});

test("examples are bounded, each kind and all together", () => {
  const examples = boundedExamples(2, 3);

  const admitted = ["a", "a", "a", "b", "c"].map((kind) => examples.admits(kind));

  assert.deepEqual(admitted, [true, true, false, true, false]);
});

const problems: readonly (readonly [status: number, code: string])[] = [
  [0, "BROKER_UNREACHABLE"],
  [401, "SETUP_UNAUTHORIZED"],
  [503, "SETUP_FAILED"],
];
for (const [status, code] of problems) {
  test(`setup that is answered ${String(status)} could not judge: ${code}`, () => {
    const answered = { ...exchange, response: { ...exchange.response, status } };

    const problem = setupProblem(answered, [200], "http://127.0.0.1:1");

    assert.equal(problem.code, code);
    assert.equal(problem.exitCode, 3);
    assert.match(problem.message, /initializeFileTransfer/);
  });
}

test("looking again waits longer each time, never much more than a second", () => {
  const delays = [0, 1, 2, 5, 50].map((tries) => nextDelayMs(tries, 0.5));

  assert.deepEqual(
    delays,
    [...delays].sort((one, other) => one - other),
  );
  assert.equal(delays.at(-1), 1_000);
  assert.ok(nextDelayMs(50, 1) <= 1_250);
});

test("the stopwatch leaves out our own work, also when it throws", () => {
  let now = 1_000;
  const watch = new Stopwatch(() => now);
  const work = (milliseconds: number) => (): void => {
    now += milliseconds;
  };

  work(10)();
  watch.pause(work(500));
  assert.throws(() =>
    watch.pause(() => {
      work(300)();
      throw new Error("failed");
    }),
  );
  work(5)();

  assert.equal(watch.elapsedMs(), 15);
});
