import assert from "node:assert/strict";
import { test } from "node:test";
import { renderConsole } from "../../reports/builders/console.ts";
import { failedResult } from "./samples/failed-result.ts";
import { hostileResult } from "./samples/hostile-result.ts";
import { passedCheck, passedResult } from "./samples/passed-result.ts";

/** Every control character but the line feed. */
// oxlint-disable-next-line no-control-regex -- finding control characters is what this is for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

test("the first line names target, address and version", () => {
  const [first] = renderConsole(passedResult, { color: false }).split("\n");

  assert.equal(first, "sandbox  http://127.0.0.1:5096  version 0.1.0");
});

test("the last line tells outcome, exit code and where the reports are", () => {
  const text = renderConsole(failedResult, { color: false, reportPaths: ["a/report.html"] });

  assert.equal(text.trimEnd().split("\n").at(-1), "failed, exit code 1  a/report.html");
});

test("colour adds nothing but colour", () => {
  const plain = renderConsole(failedResult, { color: false });
  const coloured = renderConsole(failedResult, { color: true });

  assert.doesNotMatch(plain, control);
  // oxlint-disable-next-line no-control-regex -- the escape codes are what is taken away
  assert.equal(coloured.replace(/\u001b\[\d+m/g, ""), plain);
  assert.notEqual(coloured, plain);
});

test("what a target sends cannot reach the terminal", () => {
  const text = renderConsole(hostileResult, { color: false, verbose: true });

  assert.doesNotMatch(text, control);
  assert.match(text, /\\x1b\[31m/);
});

test("ten different failures are told, the others are counted, and all with verbose", () => {
  const example = failedResult.checks.find(({ status }) => status === "failed")?.failures[0];
  assert.ok(example);
  const checks = Array.from({ length: 13 }, (_, index) =>
    passedCheck({
      id: `contract/lifecycle/${index}`,
      status: "failed",
      failed: 1,
      failures: [{ ...example, message: `failure number ${index}` }],
    }),
  );
  const result = { ...failedResult, checks };
  const reportPaths = ["out/junit.xml", "out/report.html"];

  const short = renderConsole(result, { color: false, reportPaths });
  const long = renderConsole(result, { color: false, reportPaths, verbose: true });

  assert.equal(short.match(/^error: failure number/gm)?.length, 10);
  assert.match(short, /^and 3 more in out\/report\.html$/m);
  assert.equal(long.match(/^error: failure number/gm)?.length, 13);
});

test("identical failures are told once with their count", () => {
  const text = renderConsole(failedResult, { color: false });

  assert.equal(text.match(/fileTransferStatus is missing/g)?.length, 1);
  assert.match(text, /\(20 times\)/);
  assert.match(text, /^and 17 more failures counted, without an example kept$/m);
});

test("a failed check of which no example was kept still shows", () => {
  const checks = [
    passedCheck({ name: "every byte is intact", status: "failed", samples: 200, failed: 1 }),
  ];

  const text = renderConsole({ ...failedResult, checks }, { color: false });

  assert.match(text, /^error: every byte is intact /m);
  assert.match(text, /failed 1 of 200, no example was kept/);
  assert.doesNotMatch(text, /more failure/);
});
