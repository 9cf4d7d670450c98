import assert from "node:assert/strict";
import { test } from "node:test";

import { fitsPattern } from "./pattern.ts";

const cases: readonly (readonly [pattern: string, text: string, fits: boolean])[] = [
  ["*", "", true],
  ["*", "anything", true],
  ["bruno-broker", "bruno-broker", true],
  ["bruno-broker", "bruno-broker-2", false],
  ["ttd-*", "ttd-", true],
  ["ttd-*", "TTD-a", false],
  ["*-broker", "bruno-broker", true],
  ["*-broker", "bruno-brokers", false],
  ["a*b*c", "abc", true],
  ["a*b*c", "a.b.b.c", true],
  ["a*b*c", "acb", false],
  ["ab*ba", "aba", false],
  ["a.c", "abc", false],
];
for (const [pattern, text, fits] of cases) {
  test(`"${text}" ${fits ? "fits" : "does not fit"} ${pattern}`, () =>
    assert.equal(fitsPattern(pattern, text), fits));
}
