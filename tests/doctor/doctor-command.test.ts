import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { fakeK6, fakeMachine } from "../k6/fake-machine.ts";

const program = fileURLToPath(new URL("../../scripts/broker-suite", import.meta.url));

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function doctor(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, "doctor", ...args],
      { env, timeout: 60_000 },
      (_, stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

test("with all that the main job needs the doctor exits 0 and says so", async (context) => {
  const machine = fakeMachine(context);
  machine.script(join(machine.bin, "k6"), fakeK6("2.2.0"));

  const { exitCode, stdout, stderr } = await doctor([], machine.env);

  assert.equal(exitCode, 0);
  for (const name of [
    "Node",
    "newman",
    "packages",
    "k6",
    "Go",
    "Chromium",
    "port 5096",
    "target",
    "reports",
    "cache",
  ]) {
    assert.match(stdout, new RegExp(`^${name} `, "m"));
  }
  assert.match(stdout, /^k6 +ok +2\.2\.0/m);
  assert.equal(stderr, "ready: the main job has all it needs (npm start)\n");
});

test("without k6 the doctor exits 3 and names the command that brings it", async (context) => {
  const machine = fakeMachine(context);

  const { exitCode, stdout, stderr } = await doctor([], machine.env);

  assert.equal(exitCode, 3);
  assert.match(stdout, /^k6 +missing .*\n +next: scripts\/broker-suite k6 ensure$/m);
  assert.match(stderr, /^not ready/);
});

test("`doctor --json` prints one document with every finding", async (context) => {
  const machine = fakeMachine(context);

  const { exitCode, stdout } = await doctor(["--json"], machine.env);

  const { ready, findings } = JSON.parse(stdout) as {
    readonly ready: boolean;
    readonly findings: readonly Readonly<Record<string, unknown>>[];
  };
  assert.equal(exitCode, 3);
  assert.equal(ready, false);
  assert.deepEqual(
    findings.filter(({ name }) => name === "Node"),
    [
      {
        name: "Node",
        state: "ok",
        isRequired: true,
        version: process.versions.node,
        detail: "",
        next: null,
      },
    ],
  );
});
