import assert from "node:assert/strict";
import { test } from "node:test";

import { renderBench, type Round, variants } from "./render-bench.ts";

const conditions = { lifecycles: 100, virtualUsers: 8, k6Environment: { GOGC: "200" } };

/** A round in which the bare script took 0.1 s, and each variant of ours `times` as much. */
function round(times: number, requests = 800): Round {
  return Object.fromEntries(
    Object.entries(variants).map(([name, { script }]) => [
      name,
      script === "bare"
        ? { cpuSeconds: 0.1, requests: 800 }
        : { cpuSeconds: 0.1 * times, requests },
    ]),
  );
}

test("the median of the rounds is held against the limit", () => {
  const { text, exitCode } = renderBench([round(2), round(9), round(2.4)], conditions);

  assert.equal(exitCode, 0);
  assert.match(text, /judged and hashed is 2\.40 times bare; the limit is 2\.5: kept/);
  assert.match(text, /each with GOGC=200/);
  assert.match(text, /^bare +1\.00 \(1\.00 - 1\.00\).* 8\.00$/m);
});

test("beyond the limit it is broken", () => {
  const { text, exitCode } = renderBench([round(2.6)], conditions);

  assert.equal(exitCode, 1);
  assert.match(text, /BROKEN/);
});

test("scripts that send different requests are not compared", () => {
  assert.equal(renderBench([round(2, 806)], conditions).exitCode, 0);

  const { text, exitCode } = renderBench([round(2, 900)], conditions);

  assert.equal(exitCode, 3);
  assert.match(text, /NOT COMPARED/);
});
