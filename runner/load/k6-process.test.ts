import assert from "node:assert/strict";
import { test } from "node:test";

import { SuiteError } from "../../targets/suite-error.ts";
import { k6Command } from "./k6-command.ts";
import { k6Environment } from "./k6-environment.ts";
import { planLoad } from "./plan-load.ts";
import { readK6Count } from "./read-k6-count.ts";
import { type K6Verdict, readK6End } from "./read-k6-end.ts";
import { readK6Line } from "./read-k6-line.ts";
import type { K6End } from "./run-k6.ts";

function endOf(end: Partial<K6End>): K6End {
  const count = { complete: 0, interrupted: 0 };
  return { exitCode: 0, signal: null, stoppedFor: null, count, ...end };
}

const ends: readonly (readonly [
  name: string,
  end: Partial<K6End>,
  kind: K6Verdict["kind"],
  code: string | null,
])[] = [
  ["0", {}, "ended", null],
  ["99, crossed thresholds", { exitCode: 99 }, "ended", null],
  ["110, marked as failed", { exitCode: 110 }, "ended", null],
  ["105", { exitCode: 105 }, "interrupted", null],
  ["after our own SIGINT", { exitCode: 105, stoppedFor: "abort" }, "interrupted", null],
  [
    "killed after an interrupt that it ignored",
    { exitCode: null, signal: "SIGKILL", stoppedFor: "abort" },
    "interrupted",
    null,
  ],
  ["killed by somebody", { exitCode: null, signal: "SIGKILL" }, "broken", "K6_KILLED"],
  ["stopped at its limit", { exitCode: 105, stoppedFor: "limit" }, "broken", "K6_HUNG"],
  ["107, an exception in setup", { exitCode: 107 }, "broken", "K6_FAILED"],
  ["109, a panic", { exitCode: 109 }, "broken", "K6_FAILED"],
  ["255 without flags of ours", { exitCode: 255 }, "broken", "K6_FAILED"],
];
for (const [name, end, kind, code] of ends) {
  test(`k6 ended with ${name}: ${code ?? kind}`, () => {
    const verdict = readK6End(endOf(end), ["it said so"], false);

    assert.equal(verdict.kind, kind);
    assert.equal(verdict.kind === "broken" ? verdict.problem.code : null, code);
  });
}

test("an exit code that is not ours is told with what k6 said", () => {
  const verdict = readK6End(endOf({ exitCode: 109 }), ["panic: out of luck"], false);

  assert.ok(verdict.kind === "broken");
  assert.match(verdict.problem.message, /exit code 109.*out of luck/);
});

for (const [exitCode, hasFlags] of [
  [104, false],
  [255, true],
] as const) {
  test(`k6 that refused its options with ${String(exitCode)} was asked wrongly: exit 2`, () => {
    assert.throws(
      () => readK6End(endOf({ exitCode }), [], hasFlags),
      (error) => error instanceof SuiteError && error.exitCode === 2,
    );
  });
}

test("k6's own count is read from its status lines", () => {
  const line = "running (1m06.0s), 0/3 VUs, 20 complete and 2 interrupted iterations";

  assert.deepEqual(readK6Count(line), { complete: 20, interrupted: 2 });
  assert.equal(readK6Count("lifecycle   [ 100% ] 2/3 VUs  5s  1.00 iters/s"), null);
});

test("a line of the script is told from k6's talk", () => {
  const line = { brokerSuite: "setup", responses: [] };
  const entry = { level: "info", msg: JSON.stringify(line), source: "console" };

  assert.deepEqual(readK6Line(JSON.stringify(entry)), { kind: "report", line });
});

const talk: readonly (readonly [text: string, level: string, message: string])[] = [
  [
    '{"level":"warning","msg":"Request Failed","error":"refused"}',
    "warning",
    "Request Failed: refused",
  ],
  ['{"level":"info","msg":"{\\"other\\":1}","source":"console"}', "info", '{"other":1}'],
  ["panic: runtime error", "error", "panic: runtime error"],
  ["{broken", "error", "{broken"],
];
for (const [text, level, message] of talk) {
  test(`talk stays talk: ${text.slice(0, 40)}`, () => {
    assert.deepEqual(readK6Line(text), { kind: "log", level, message });
  });
}

test("k6 gets our settings and what a program needs, not what lies around", () => {
  const surroundings = {
    PATH: "/bin",
    HOME: "/home-of-a",
    K6_VUS: "500",
    API_KEY: "secret",
    CI: "true",
  };

  const env = k6Environment(surroundings, { RATE: "5" }, "summary.json");

  assert.deepEqual(env, {
    PATH: "/bin",
    HOME: "/home-of-a",
    GOGC: "200",
    K6_NO_USAGE_REPORT: "true",
    K6_AUTO_EXTENSION_RESOLUTION: "false",
    RATE: "5",
    REPORT_LINES: "on",
    SUMMARY_FILE: "summary.json",
  });
});

test("the printed command can be pasted into a shell", () => {
  const command = k6Command({
    k6Path: "/opt/k6",
    bundle: "/my run/lifecycle.js",
    settings: { BROKER_URL: "http://127.0.0.1:1", RUN_ID: "it's" },
    flags: ["--out", "json=a b"],
  });

  assert.equal(
    command,
    `BROKER_URL=http://127.0.0.1:1 RUN_ID='it'\\''s' /opt/k6 run --out 'json=a b' '/my run/lifecycle.js'`,
  );
});

test("an unknown workload is exit 2 and names those that exist", () => {
  const request = { workload: "spike", ratePerSecond: null, durationSeconds: null, k6Flags: [] };

  assert.throws(
    () => planLoad(request),
    (error) =>
      error instanceof SuiteError &&
      error.exitCode === 2 &&
      /smoke, average-load/.test(error.message),
  );
});
