/** Loads that cannot begin or cannot end: the right exit code, one message, nothing left running. */
import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { runK6 } from "../../runner/load/run-k6.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { type LoadOutcome, runLoadAgainst } from "./run-load-against.ts";
import { type StubBehaviour, startStubTarget } from "./stub-target.ts";

let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "broker-suite-fake-k6-"));
});
after(() => rm(folder, { recursive: true, force: true }));

async function fakeK6(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}

async function loadStub(behaviour: StubBehaviour, run: object = {}): Promise<LoadOutcome> {
  const stub = await startStubTarget(behaviour);
  try {
    return await runLoadAgainst({ brokerUrl: stub.url, platformUrl: stub.url, ...run });
  } finally {
    await stub.close();
  }
}

test("401 in setup: exit 3 with a message that names the operation", async () => {
  const { exitCode, result } = await loadStub({ answers: { configureResource: 401 } });

  assert.equal(exitCode, 3);
  assert.equal(result.problems.length, 1);
  assert.equal(result.problems[0]?.code, "SETUP_UNAUTHORIZED");
  assert.match(result.problems[0].message, /configureResource answered 401/);
});

test("a broker that does not listen: exit 3", async () => {
  const stub = await startStubTarget();
  try {
    const { exitCode, result } = await runLoadAgainst({
      brokerUrl: "http://127.0.0.1:1",
      platformUrl: stub.url,
    });

    assert.equal(exitCode, 3);
    assert.equal(result.problems[0]?.code, "BROKER_UNREACHABLE");
  } finally {
    await stub.close();
  }
});

test("a platform that does not listen: exit 3", async () => {
  const { exitCode, result } = await loadStub({}, { platformUrl: "http://127.0.0.1:1" });

  assert.equal(exitCode, 3);
  assert.equal(result.problems[0]?.code, "PLATFORM_UNREACHABLE");
});

test("a platform without control needs a resource id: exit 2", async () => {
  await assert.rejects(
    loadStub({ hasNoControl: true }),
    (error) =>
      error instanceof SuiteError && error.code === "RESOURCE_ID_MISSING" && error.exitCode === 2,
  );
});

test("with a resource id such a platform will do", async () => {
  const load = { ratePerSecond: 5, durationSeconds: 1 };

  const { exitCode, failed } = await loadStub(
    { hasNoControl: true },
    { context: { resourceId: "given-resource" }, load },
  );

  assert.deepEqual(failed, []);
  assert.equal(exitCode, 0);
});

test("k6 that is killed: exit 3 and K6_KILLED", async () => {
  const k6Path = await fakeK6("killed", "kill -9 $$");

  const { exitCode, result } = await loadStub({}, { k6Path });

  assert.equal(exitCode, 3);
  assert.deepEqual(
    result.problems.map(({ code }) => code),
    ["K6_KILLED"],
  );
});

test("k6 that does nothing and says all is well has judged nothing: exit 3", async () => {
  const k6Path = await fakeK6("lazy", "exit 0");

  const { exitCode, result } = await loadStub({}, { k6Path });

  assert.equal(exitCode, 3);
  assert.equal(result.problems[0]?.code, "K6_SUMMARY_MISSING");
});

test("k6 that cannot be started: exit 3", async () => {
  await assert.rejects(
    loadStub({}, { k6Path: join(folder, "absent") }),
    (error) =>
      error instanceof SuiteError && error.code === "K6_NOT_STARTED" && error.exitCode === 3,
  );
});

test("a flag that k6 does not know was asked wrongly: exit 2", async () => {
  await assert.rejects(
    loadStub({}, { load: { k6Flags: ["--no-such-flag"] } }),
    (error) => error instanceof SuiteError && error.code === "K6_OPTIONS_REFUSED",
  );
});

test("k6 that ignores SIGINT is killed after its grace", async () => {
  const path = await fakeK6("stubborn", "trap '' INT; while :; do sleep 1; done");
  const signal = new AbortController().signal;

  const end = await runK6({
    path,
    args: [],
    env: { PATH: process.env["PATH"] ?? "" },
    signal,
    limitMs: 200,
    graceMs: 200,
    onLine: () => undefined,
  });

  assert.equal(end.signal, "SIGKILL");
  assert.equal(end.stoppedFor, "limit");
});
