import assert from "node:assert/strict";
import { test } from "node:test";

import { RateCounter } from "./rate-counter.ts";

test("calls up to the limit go on, further ones hear how long the minute lasts", () => {
  const counter = new RateCounter();

  const waits = [0, 1_000, 20_500, 59_999, 60_000, 60_001].map((nowMs) =>
    counter.count("a", 2, nowMs),
  );

  assert.deepEqual(waits, [0, 0, 40, 1, 0, 0]);
});

test("each key has a count of its own, and clear forgets them", () => {
  const counter = new RateCounter();

  assert.deepEqual([counter.count("a", 1, 0), counter.count("b", 1, 0)], [0, 0]);
  assert.equal(counter.count("a", 1, 0), 60);
  counter.clear();
  assert.equal(counter.count("a", 1, 0), 0);
});

test("a limit of nothing lets nothing on", () =>
  assert.equal(new RateCounter().count("a", 0, 0), 60));
