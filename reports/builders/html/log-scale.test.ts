import assert from "node:assert/strict";
import { test } from "node:test";
import { logScale } from "./log-scale.ts";

test("the axis reaches from a round number below to one above", () => {
  const { at, ticks } = logScale([3, 42], 100);

  assert.deepEqual(ticks, [2, 5, 10, 20, 50]);
  assert.equal(at(2), 0);
  assert.equal(at(50), 100);
  assert.equal(at(10), 50);
});

test("a factor is the same distance everywhere", () => {
  const { at } = logScale([1, 1000], 300);

  assert.deepEqual([1, 10, 100, 1000].map(at), [0, 100, 200, 300]);
});

test("zero and nothing at all still have a place", () => {
  for (const values of [[], [0], [0, 5]]) {
    const { at, ticks } = logScale(values, 100);

    assert.equal(at(0), 0);
    assert.ok(ticks.length > 1);
  }
});
