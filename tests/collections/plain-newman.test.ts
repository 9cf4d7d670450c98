/** The committed collection runs as it is in plain newman, with its own assertions, and they can say no. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const newmanBin = createRequire(import.meta.url).resolve("newman/bin/newman.js");
/** Bounds one run: milliseconds. */
const runTimeoutMs = 180_000;

let sandbox: RunningSandbox;
before(async () => {
  const anyPorts = { brokerPort: 0, platformPort: 0, controlPort: 0 };
  sandbox = await startSandbox({ ...anyPorts, faults: [], log: () => undefined });
});
after(() => sandbox.close());

/** `newman run` of the collection with the environment of the sandbox, at the addresses of this one. */
function runNewman(
  ...flags: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const args = [
    newmanBin,
    "run",
    "collections/contract.postman_collection.json",
    "-e",
    "collections/environments/sandbox.postman_environment.json",
    "--env-var",
    `brokerUrl=${sandbox.brokerUrl}`,
    "--env-var",
    `platformUrl=${sandbox.platformUrl}`,
    "--color",
    "off",
    ...flags,
  ];
  const child = spawn(process.execPath, args, { cwd: root, timeout: runTimeoutMs });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

test("the whole collection passes in plain newman, without a token in what it prints", async () => {
  const { code, output } = await runNewman();

  assert.equal(code, 0, output.slice(-4000));
  const [, executed, failed] = /assertions │\s+(\d+) │\s+(\d+)/.exec(output) ?? [];
  assert.ok(Number(executed) > 500, `${String(executed)} assertions`);
  assert.equal(failed, "0");
  assert.doesNotMatch(output, /eyJ[\w-]{10,}/);
});

test("the collection's own assertions find a fault", async () => {
  await fetch(`${sandbox.controlUrl}/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ faults: [{ id: "download-byte-wrong", every: 1 }] }),
  });

  const { code, output } = await runNewman("--folder", "setUp", "--folder", "operations");

  assert.equal(code, 1, output.slice(-4000));
  assert.match(output, /downloadFile: recipient downloads the file/);
  assert.match(output, /body holds the bytes that were sent/);
});
