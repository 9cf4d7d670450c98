import assert from "node:assert/strict";
import { test } from "node:test";

import { areDifferent, compareInstants, instantText, microsOf } from "./instant.ts";

const cases = [
  ["2026-11-22T12:34:30.70407+00:00", "2026-11-22T12:34:30.704070+00:00", 0],
  ["2026-11-22T12:34:30.7+00:00", "2026-11-22T12:34:30.70407+00:00", -1],
  ["2026-11-22T12:34:30+00:00", "2026-11-22T12:34:30.000001+00:00", -1],
  ["2026-11-22T12:34:30.5Z", "2026-11-22T13:34:30.5+01:00", 0],
  ["2026-11-22T12:34:30.704071+00:00", "2026-11-22T12:34:30.70407+00:00", 1],
  ["2027-01-01T00:00:00+00:00", "2026-12-31T23:59:59.9999999+00:00", 1],
] as const;
for (const [one, other, expected] of cases) {
  test(`${one} against ${other} is ${expected}`, () => {
    assert.equal(Math.sign(compareInstants(one, other)), expected);
    assert.equal(Math.sign(compareInstants(other, one)), 0 - expected);
    assert.equal(areDifferent(one, other), expected !== 0);
  });
}

test("what is no time is neither before nor after, nor another one", () => {
  for (const other of [null, "soon", "2026-11-22", "2026-11-22T12:34:30"]) {
    assert.ok(Number.isNaN(compareInstants("2026-11-22T12:34:30.5+00:00", other)));
    assert.equal(areDifferent("2026-11-22T12:34:30.5+00:00", other), false);
  }
});

test("a time is written as the service writes it", () => {
  for (const text of ["2026-11-22T12:34:30.70407+00:00", "2026-11-22T12:34:30+00:00"]) {
    assert.equal(instantText(microsOf(text)), text);
  }
});
