import assert from "node:assert/strict";
import { test } from "node:test";

import { type JudgeCosts, renderJudge } from "./render-judge.ts";

const good: JudgeCosts = {
  bundleBytes: 100_000,
  exchanges: 5000,
  exchangesPerSecond: [10, 20_000, 90_000],
  microseconds: { overview: 500, "problem 404": 900 },
  mebibytesPerVu: 1,
};

test("within its limits the judge is fine; of the rounds the median counts", () => {
  const { text, exitCode } = renderJudge(good);

  assert.equal(exitCode, 0);
  assert.match(text, /^Node, mix of 5000 records +20000 exchanges\/s of CPU +≥ 20000 kept$/m);
  assert.match(text, /^k6, problem 404 +900 µs$/m);
});

const broken: readonly (readonly [name: string, change: Partial<JudgeCosts>])[] = [
  ["a bundle of one byte more", { bundleBytes: 100_001 }],
  ["a judge that is too slow in Node", { exchangesPerSecond: [19_999] }],
  ["a judge that is too slow in k6", { microseconds: { overview: 501 } }],
  ["a judge that takes too much memory", { mebibytesPerVu: 1.1 }],
  ["no time of an overview", { microseconds: {} }],
  ["no rounds", { exchangesPerSecond: [] }],
];
for (const [name, change] of broken) {
  test(`${name} is beyond a limit`, () => {
    const { text, exitCode } = renderJudge({ ...good, ...change });

    assert.equal(exitCode, 1);
    assert.match(text, /BROKEN$/m);
  });
}

test("memory that the system does not tell is not passed off as kept", () => {
  const { text, exitCode } = renderJudge({ ...good, mebibytesPerVu: null });

  assert.equal(exitCode, 3);
  assert.match(text, /NOT MEASURED +≤ 1 MiB$/m);
});
