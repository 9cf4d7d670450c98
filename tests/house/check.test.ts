import assert from "node:assert/strict";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { formatPhase, runPhases } from "../../scripts/dev/check-phases.ts";
import { projectRoot } from "./project-files.ts";
import { runNode } from "./run-node.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const phases = [
  { name: "first", args: ["-e", "console.log('all is well')"] },
  {
    name: "second",
    args: ["-e", "console.log('out'); console.error('err'); process.exitCode = 7"],
  },
  { name: "third", args: ["-e", ""] },
];
const quietly = { root: projectRoot, onEnd: () => undefined, signal: AbortSignal.timeout(30_000) };

test("the check stops at the first phase that fails", async () => {
  const outcomes = await runPhases(phases, { ...quietly, keepGoing: false });

  assert.deepEqual(
    outcomes.map(({ name, passed }) => [name, passed]),
    [
      ["first", true],
      ["second", false],
    ],
  );
});

test("the check runs all phases when it is told to keep going", async () => {
  const outcomes = await runPhases(phases, { ...quietly, keepGoing: true });

  assert.deepEqual(
    outcomes.map(({ passed }) => passed),
    [true, false, true],
  );
});

test("a phase that passes is one line, one that fails is shown in full", async () => {
  const outcomes = await runPhases(phases, { ...quietly, keepGoing: true });

  const [passed, failed] = outcomes.map(formatPhase);

  assert.match(passed ?? "", /^ok {4}first +\d+\.\d s$/);
  assert.match(failed ?? "", /^FAIL {2}second +\d+\.\d s\n[^]*out/);
  assert.match(failed ?? "", /err/);
});

const program = (name: string): string => join(projectRoot, "scripts/dev", name);
const asked = [
  {
    name: "check names its phases when it knows none of that name",
    file: "check.ts",
    args: ["taste"],
    exitCode: 2,
    says: /generated files/,
  },
  {
    name: "the test runner refuses an option it does not know",
    file: "run-tests.ts",
    args: ["--watch"],
    exitCode: 2,
    says: /--watch/,
  },
  {
    name: "a test run without a test file cannot judge",
    file: "run-tests.ts",
    args: ["no-such-file"],
    exitCode: 3,
    says: /no test file/,
  },
  {
    name: "the generator refuses an argument it does not know",
    file: "generate.ts",
    args: ["--force"],
    exitCode: 2,
    says: /--check/,
  },
];
for (const { name, file, args, exitCode, says } of asked) {
  test(name, async () => {
    const ended = await runNode(["--import", "tsx", program(file), ...args], { cwd: projectRoot });

    assert.equal(ended.exitCode, exitCode);
    assert.match(ended.stderr, says);
    assert.equal(ended.stdout, "");
  });
}

test("coverage below the threshold is a failure", async (t) => {
  const root = await temporaryFolder(t);
  await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
  await symlink(join(projectRoot, ".c8rc.json"), join(root, ".c8rc.json"));
  await mkdir(join(root, "targets"));
  const untested = Array.from({ length: 40 }, (_, line) => `  console.log(${line});`).join("\n");
  await writeFile(
    join(root, "targets/untested.ts"),
    `export function never(): void {\n${untested}\n}\n`,
  );

  const ended = await runNode(
    [join(projectRoot, "node_modules/c8/bin/c8.js"), process.execPath, "-e", ""],
    { cwd: root },
  );

  assert.equal(ended.exitCode, 1);
  assert.match(ended.stderr, /threshold/);
});
