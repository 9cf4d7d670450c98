import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { checkFolders } from "../../runner/doctor/check-folders.ts";
import { checkK6 } from "../../runner/doctor/check-k6.ts";
import { checkPackages } from "../../runner/doctor/check-packages.ts";
import { checkPorts } from "../../runner/doctor/check-ports.ts";
import { checkTarget } from "../../runner/doctor/check-target.ts";
import { closedPort } from "../k6/closed-port.ts";
import { fakeK6, fakeMachine } from "../k6/fake-machine.ts";

const { signal } = new AbortController();

async function serverAt(context: TestContext, answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

function folderOf(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "doctor-test-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("packages: a missing one and one of another version are named, with npm ci", async (context) => {
  const folder = folderOf(context);
  for (const [name, version] of [
    ["newman", "6.2.2"],
    ["ajv", "8.0.0"],
    ["@types/k6", "2.3.0"],
  ] as const) {
    mkdirSync(join(folder, "node_modules", name), { recursive: true });
    writeFileSync(join(folder, "node_modules", name, "package.json"), JSON.stringify({ version }));
  }

  const findings = await checkPackages(
    {
      engine: ">=20",
      dependencies: { newman: "6.2.2", ajv: "8.20.0", yaml: "2.9.1" },
      devDependencies: { "@types/k6": "2.3.0" },
    },
    pathToFileURL(`${folder}/`),
  );

  assert.deepEqual(
    findings.map(({ name, state, version, next }) => ({ name, state, version, next })),
    [
      { name: "newman", state: "ok", version: "6.2.2", next: null },
      { name: "packages", state: "missing", version: null, next: "npm ci" },
      { name: "packages for tests", state: "ok", version: null, next: null },
    ],
  );
  assert.equal(findings[1]?.detail, "ajv is 8.0.0, not 8.20.0, yaml is not installed");
});

test("k6: the one that a run would use is named with its source", async (context) => {
  const machine = fakeMachine(context);
  const path = machine.script(join(machine.bin, "k6"), fakeK6("2.2.0"));

  const [k6, go] = await checkK6({ env: machine.env, machine: "linux-x64", signal });

  assert.equal(k6?.state, "ok");
  assert.equal(k6?.version, "2.2.0");
  assert.equal(k6?.detail, `${path} (path)`);
  assert.equal(go?.state, "missing");
  assert.equal(go?.isRequired, false);
});

test("k6: without one the doctor says where it would come from, and fetches nothing", async (context) => {
  const machine = fakeMachine(context);
  machine.script(join(machine.bin, "go"), "echo go1.26.8");
  let asked = 0;
  const port = await serverAt(context, (_, response) => {
    asked += 1;
    response.end();
  });
  const env = { ...machine.env, K6_RELEASE_URL: `http://127.0.0.1:${port}` };

  const [k6, go] = await checkK6({ env, machine: "linux-x64", signal });

  assert.equal(k6?.state, "missing");
  assert.equal(k6?.isRequired, true);
  assert.match(k6?.detail ?? "", /would be downloaded from http.*, else built with go1\.26\.8$/);
  assert.equal(k6?.next, "scripts/broker-suite k6 ensure");
  assert.equal(go?.version, "go1.26.8");
  assert.equal(asked, 0);
});

test("k6: a K6_BINARY that cannot be used is missing, not an unexpected failure", async (context) => {
  const machine = fakeMachine(context);
  const env = { ...machine.env, K6_BINARY: "/no/such/k6" };

  const [k6] = await checkK6({ env, machine: "linux-x64", signal });

  assert.equal(k6?.state, "missing");
  assert.match(k6?.detail ?? "", /K6_BINARY names "\/no\/such\/k6", which does not exist/);
});

test("ports: a taken one is a warning and does not keep the main job from running", async (context) => {
  const taken = await serverAt(context, (_, response) => response.end());

  const [broker] = await checkPorts({ broker: taken });
  const [free] = await checkPorts({ broker: 0 });

  assert.equal(broker?.state, "warning");
  assert.match(broker?.detail ?? "", /^taken; /);
  assert.equal(broker?.isRequired, false);
  assert.equal(free?.state, "ok");
});

test("target: without variables it is the sandbox, also under CI", async () => {
  const findings = await checkTarget({ env: { CI: "true" }, timeoutMs: 1_000, signal });

  assert.equal(findings.length, 1);
  assert.equal(findings[0]?.state, "ok");
  assert.match(findings[0]?.detail ?? "", /^sandbox/);
});

test("target: any answer counts as reachable", async (context) => {
  const port = await serverAt(context, (_, response) => response.writeHead(404).end());
  const url = `http://127.0.0.1:${port}`;
  const env = { BROKER_URL: url, PLATFORM_URL: url };

  const findings = await checkTarget({ env, timeoutMs: 10_000, signal });

  assert.deepEqual(
    findings.map(({ name, state }) => `${name} ${state}`),
    ["target broker ok", "target platform ok"],
  );
  assert.match(findings[0]?.detail ?? "", /was answered with 404$/);
});

test("target: silence and refusal do not count as reachable", async (context) => {
  const silent = await serverAt(context, () => undefined);
  const env = {
    BROKER_URL: `http://127.0.0.1:${silent}`,
    PLATFORM_URL: `http://127.0.0.1:${await closedPort()}`,
  };

  const [broker, platform] = await checkTarget({ env, timeoutMs: 300, signal });

  assert.equal(broker?.state, "missing");
  assert.match(broker?.detail ?? "", /nothing within 0\.3 s$/);
  assert.equal(platform?.state, "missing");
  assert.match(platform?.detail ?? "", /ECONNREFUSED|nothing within/);
});

const misconfigured = [
  { name: "one address without the other", env: { BROKER_URL: "http://127.0.0.1:5096" } },
  { name: "an empty address", env: { BROKER_URL: "", PLATFORM_URL: "http://127.0.0.1:5097" } },
];
for (const { name, env } of misconfigured) {
  test(`target: ${name} is missing, as a run would refuse it`, async () => {
    const findings = await checkTarget({ env, timeoutMs: 300, signal });

    assert.ok(findings.every(({ state, isRequired }) => state === "missing" && isRequired));
    assert.ok(findings.length > 0);
  });
}

test("folders: one that does not exist yet is judged by its parent, and not created", async (context) => {
  const folder = folderOf(context);
  writeFileSync(join(folder, "file"), "");

  const findings = await checkFolders([
    { name: "reports", path: join(folder, "a", "b"), next: "x" },
    { name: "cache", path: join(folder, "file", "b"), next: "y" },
  ]);

  assert.deepEqual(
    findings.map(({ state, next }) => ({ state, next })),
    [
      { state: "ok", next: null },
      { state: "missing", next: "y" },
    ],
  );
});
