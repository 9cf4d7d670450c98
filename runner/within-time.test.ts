import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";

import { withinTime } from "./within-time.ts";

/** Work that ends with its signal alone. */
async function waitForAbort(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, "abort");
  throw signal.reason;
}

const never = new AbortController().signal;

test("work that ends in time gives its result", async () => {
  assert.equal(await withinTime(1000, never, () => Promise.resolve(7)), 7);
});

test("work that takes too long is aborted", async () => {
  await assert.rejects(withinTime(1, never, waitForAbort), { name: "TimeoutError" });
});

test("the caller's abort goes through, also when it came before", async () => {
  const stop = new AbortController();
  const running = withinTime(10_000, stop.signal, waitForAbort);
  stop.abort(new Error("stopped"));

  await assert.rejects(running, { message: "stopped" });
  await assert.rejects(withinTime(10_000, stop.signal, waitForAbort), { message: "stopped" });
});
