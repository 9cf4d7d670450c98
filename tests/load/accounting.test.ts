/** started = completed + failed + interrupted + dropped, whatever happens to a load. */
import assert from "node:assert/strict";
import { test } from "node:test";

import type { PhaseResult } from "../../runner/phase.ts";
import { silentProgress } from "../../runner/progress.ts";
import { runLoadAgainst } from "./run-load-against.ts";
import { type StubBehaviour, startStubTarget } from "./stub-target.ts";

function assertAccounted({ load, checks }: PhaseResult): void {
  assert.ok(load !== null);
  const { started, completed, failed, interrupted, dropped } = load.iterations;
  assert.equal(started, completed + failed + interrupted + dropped);
  const check = checks.find(({ name }) => name.startsWith("started = completed"));
  assert.equal(check?.status, "passed", check?.failures[0]?.message);
}

async function against<Value>(
  behaviour: StubBehaviour,
  work: (target: { brokerUrl: string; platformUrl: string }) => Promise<Value>,
): Promise<Value> {
  const stub = await startStubTarget(behaviour);
  try {
    return await work({ brokerUrl: stub.url, platformUrl: stub.url });
  } finally {
    await stub.close();
  }
}

test("a target so slow that iterations are dropped, failed and cut off: all are accounted for", async () => {
  const interrupt = new AbortController();
  const progress = {
    ...silentProgress,
    // The first lifecycle fails after 14 s; VUs are there for 12 s of lifecycles that do not end.
    advance: () => interrupt.abort(),
  };
  const load = { ratePerSecond: 2, durationSeconds: 60 };
  const behaviour = { delayMs: 2_800, answers: { confirmDownload: 404 } };

  const { result } = await against(behaviour, (target) =>
    runLoadAgainst({ ...target, load, context: { signal: interrupt.signal, progress } }),
  );

  assertAccounted(result);
  const { dropped = 0, failed = 0, interrupted = 0 } = result.load?.iterations ?? {};
  assert.ok(dropped > 0);
  assert.ok(failed > 0);
  assert.ok(interrupted > 0);
});

test("failing steps are counted as failed, and the first of their responses is shown", async () => {
  const load = { ratePerSecond: 10, durationSeconds: 2 };

  const { result, exitCode, failed } = await against(
    { answers: { confirmDownload: 404 } },
    (target) => runLoadAgainst({ ...target, load }),
  );

  assertAccounted(result);
  assert.equal(result.load?.iterations.completed, 0);
  assert.equal(result.load?.iterations.failed, result.load?.iterations.started);
  assert.equal(result.load?.transfers.lost, result.load?.iterations.failed);
  assert.ok(failed.includes("confirmDownload: answers 204"));
  assert.equal(exitCode, 1);
});

test("Ctrl-C ends the load: 130, nothing left running, what was begun accounted for", async () => {
  const interrupt = new AbortController();
  const progress = {
    ...silentProgress,
    // The first lifecycle has ended, others are under way.
    advance: () => interrupt.abort(),
  };
  const load = { ratePerSecond: 10, durationSeconds: 60 };

  const { result, exitCode } = await against({ delayMs: 50 }, (target) =>
    runLoadAgainst({ ...target, load, context: { signal: interrupt.signal, progress } }),
  );

  assert.equal(exitCode, 130);
  assert.equal(result.isInterrupted, true);
  assertAccounted(result);
  assert.ok((result.load?.iterations.interrupted ?? 0) > 0);
});
