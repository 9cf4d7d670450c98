import assert from "node:assert/strict";
import { test } from "node:test";

import { SuiteError } from "../../targets/suite-error.ts";
import { checkK6Flags } from "./k6-flags.ts";

const refused: readonly (readonly [flags: readonly string[], named: RegExp])[] = [
  [["--vus", "5"], /--vus: it would replace the workload/],
  [["--vus=5"], /--vus/],
  [["-u", "5"], /--vus/],
  [["-u5"], /--vus/],
  [["-u=5"], /--vus/],
  [["-vu5"], /--vus/],
  [["--duration", "1m"], /--duration/],
  [["-d", "1m"], /--duration/],
  [["--iterations", "1"], /--iterations/],
  [["-i", "1"], /--iterations/],
  [["--stage", "5s:10"], /--stage/],
  [["-s", "5s:10"], /--stage/],
  [["--rps", "5"], /--rps/],
  [["--execution-segment", "1/2"], /--execution-segment/],
  [["--execution-segment-sequence=0,1"], /--execution-segment-sequence/],
  [["--config", "options.json"], /--config/],
  [["-c", "options.json"], /--config/],
  [["--no-thresholds"], /--no-thresholds/],
  [["--no-setup"], /--no-setup/],
  [["--summary-mode=disabled"], /--summary-mode/],
  [["--log-format", "raw"], /--log-format/],
  [["-q"], /--quiet/],
  [["--http-debug"], /--http-debug/],
  [["--paused"], /--paused/],
  [["--out", "json=x", "--vus", "5"], /--vus/],
  [["--env", "RATE=100"], /--env RATE/],
  [["-eWORKLOAD=average-load"], /--env WORKLOAD/],
  [["-e", "BROKER_URL=http://x"], /--env BROKER_URL/],
  [["other.js"], /"other.js" is no flag/],
  [["--tag", "a=b", "other.js"], /"other.js" is no flag/],
];
for (const [flags, named] of refused) {
  test(`refused with its reason, exit 2: ${flags.join(" ")}`, () => {
    assert.throws(
      () => checkK6Flags(flags),
      (error) =>
        error instanceof SuiteError &&
        error.code === "K6_FLAG_REFUSED" &&
        error.exitCode === 2 &&
        named.test(error.message),
    );
  });
}

const passed: readonly (readonly string[])[] = [
  [],
  ["--out", "json=samples.json.gz"],
  ["-o", "csv=samples.csv"],
  ["-ojson=-"],
  ["--tag", "team=broker", "--verbose"],
  ["-v", "--insecure-skip-tls-verify"],
  ["--env", "OWN=value"],
  ["--tag=-u", "--dns", "ttl=0"],
];
for (const flags of passed) {
  test(`passed on as they are: ${flags.join(" ") || "no flags"}`, () => {
    assert.deepEqual(checkK6Flags(flags), flags);
  });
}

test("a refused flag is told once: its value is no flag of its own", () => {
  assert.throws(
    () => checkK6Flags(["--vus", "5", "-d", "1m"]),
    (error) => error instanceof SuiteError && !error.message.includes("is no flag"),
  );
});

test("every refused flag is named at once, and no value of a variable is shown", () => {
  assert.throws(
    () => checkK6Flags(["--vus", "1", "-e", "RUN_ID=secret-value", "--rps", "2"]),
    (error) =>
      error instanceof SuiteError &&
      ["--vus", "RUN_ID", "--rps"].every((name) => error.message.includes(name)) &&
      !error.message.includes("secret-value"),
  );
});
