/** A target of processes started by hand gets the same verdicts as the sandbox that a run starts by itself. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import type { RunResult } from "../../contracts/result.ts";
import { runCli, type StartedCli, startCli } from "./broker-suite.ts";

let folder = "";
let platform: StartedCli;
let sandbox: StartedCli;
let addresses: readonly string[] = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-"));
  platform = startCli(["platform", "--port", "0", "--json"], { timeoutMs: 180_000 });
  const { platformUrl } = await readyLine<{ platformUrl: string }>(platform);
  sandbox = startCli(["sandbox", "--port", "0", "--platform-url", platformUrl, "--json"], {
    timeoutMs: 180_000,
  });
  const ready = await readyLine<{ brokerUrl: string; platformUrl: string; controlUrl: string }>(
    sandbox,
  );
  assert.deepEqual(Object.keys(ready), ["brokerUrl", "platformUrl", "controlUrl"]);
  assert.equal(ready.platformUrl, platformUrl);
  addresses = ["--broker-url", ready.brokerUrl, "--platform-url", platformUrl];
});
after(async () => {
  const [sandboxEnd, platformEnd] = [await sandbox.stop("SIGTERM"), await platform.stop("SIGINT")];
  await rm(folder, { recursive: true, force: true });
  // Ended by a signal is how a server ends: no failure, and stdout held the ready line alone.
  assert.deepEqual([sandboxEnd.exitCode, platformEnd.exitCode], [0, 0]);
  assert.equal(sandboxEnd.stdout.trim().split("\n").length, 1);
});

async function readyLine<Ready>(cli: StartedCli): Promise<Ready> {
  return JSON.parse(await cli.waitFor("stdout", /^\{.*\}(?=\n)/)) as Ready;
}

async function verdicts(
  args: readonly string[],
): Promise<{ exitCode: number | null; checks: readonly string[] }> {
  const { exitCode, stdout, stderr } = await runCli([
    ...args,
    "--json",
    "--output-dir",
    join(folder, "out"),
  ]);
  assert.match(stdout, /^\{.*\}\n$/, stderr);
  const result = JSON.parse(stdout) as RunResult;
  return { exitCode, checks: result.checks.map(({ id, status }) => `${id} ${status}`).sort() };
}

const runs = [
  ["contract", "--only", "lifecycle", "--seed", "7"],
  ["load", "--rate", "4", "--duration", "3s", "--seed", "7"],
];
for (const args of runs) {
  test(`${args.slice(0, 1).join()}: the same verdicts in one process and in two`, async () => {
    const inTwo = await verdicts([...args, ...addresses]);
    const inOne = await verdicts([...args, "--target", "sandbox"]);

    assert.equal(inOne.exitCode, 0);
    assert.ok(inOne.checks.length > 20);
    assert.deepEqual(inTwo, inOne);
  });
}
