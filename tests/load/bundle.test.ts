/** The bundle is one file that plain k6 takes, and every request of it can be recognised. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { bundleScenario } from "../../runner/bundle/bundle-scenario.ts";
import { loadVariables } from "../../scenarios/workloads/variables.ts";
import { k6Path, runLoadAgainst } from "./run-load-against.ts";
import { type StubTarget, startStubTarget } from "./stub-target.ts";

let folder: string;
let stub: StubTarget;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-bundle-"));
  stub = await startStubTarget();
  await bundleScenario({
    scenario: "lifecycle",
    outputDir: folder,
    suiteVersion: "1.2.3",
    generated: new Map(),
  });
});
after(async () => {
  await stub.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function k6(variables: Readonly<Record<string, string>>): Promise<Ended> {
  const path = await k6Path();
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    K6_NO_USAGE_REPORT: "true",
    ...variables,
  };
  return new Promise((resolve) => {
    execFile(
      path,
      ["run", "--quiet", "lifecycle.js"],
      { cwd: folder, env, timeout: 60_000 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : -1;
        resolve({ exitCode, stdout, stderr });
      },
    );
  });
}

test("the bundle is one file, with the source map in it and no path of this machine", async () => {
  const bundle = await readFile(join(folder, "lifecycle.js"), "utf8");
  const [, map = ""] = bundle.split("sourceMappingURL=data:application/json;base64,");

  assert.deepEqual(await readdir(folder), ["lifecycle.js"]);
  const { sources } = JSON.parse(Buffer.from(map, "base64").toString()) as { sources: string[] };
  assert.ok(sources.includes("scenarios/lifecycle.scenario.ts"));
  assert.ok(sources.every((source) => !source.startsWith("/") && !source.startsWith("..")));
});

test("plain k6 runs it by variables alone, and every request can be recognised", async () => {
  const { url } = stub;
  const first = stub.requests.length;

  const { exitCode, stdout } = await k6({
    BROKER_URL: url,
    PLATFORM_URL: url,
    RUN_ID: "plain-run",
    RATE: "5",
    DURATION: "1s",
  });

  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /every threshold holds/);
  const requests = stub.requests.slice(first);
  assert.ok(requests.length > 40);
  assert.ok(
    requests.every(({ headers }) => headers["user-agent"] === "broker-suite/1.2.3 (plain-run)"),
  );
  const traced = requests.filter(({ path }) => !path.startsWith("/_control"));
  const traces = traced.map(({ headers }) => String(headers["traceparent"]));
  assert.ok(traces.every((trace) => /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/.test(trace)));
  assert.equal(new Set(traces).size, traces.length);
});

test("variables that are wrong are told all at once, before any request", async () => {
  const first = stub.requests.length;

  const { exitCode, stderr } = await k6({ BROKER_URL: stub.url, RATE: "fast" });

  assert.equal(exitCode, 107);
  assert.match(stderr, /RATE is \\*"fast/);
  assert.match(stderr, /PLATFORM_URL/);
  assert.equal(stub.requests.length, first);
});

test("no token is in what a run writes", async () => {
  const { url } = stub;
  const load = { ratePerSecond: 5, durationSeconds: 1 };

  const { written, result } = await runLoadAgainst({ brokerUrl: url, platformUrl: url, load });

  assert.ok(written.length > 1_000);
  assert.ok(stub.requests.some(({ headers }) => headers.authorization?.includes(".signature")));
  assert.ok(!written.includes(".signature"));
  assert.ok(!JSON.stringify(result).includes(".signature"));
});

test("docs/load.md names every variable", async () => {
  const guide = await readFile(new URL("../../docs/load.md", import.meta.url), "utf8");

  for (const { name } of Object.values(loadVariables))
    assert.ok(guide.includes(`\`${name}\``), name);
});
