import assert from "node:assert/strict";
import { test } from "node:test";
import { readByteRange } from "./byte-range.ts";

const part = (first: number, last: number): unknown => ({ kind: "part", range: { first, last } });
const whole = { kind: "whole" };
const unsatisfiable = { kind: "unsatisfiable" };

// Cases 47 and 48 of the real service's own tests, and what the records add.
const cases: readonly (readonly [header: string, sizeBytes: number, expected: unknown])[] = [
  ["bytes=0-9", 100, part(0, 9)],
  ["BYTES=50-99", 100, part(50, 99)],
  ["bytes=0-0", 100, part(0, 0)],
  ["bytes=50-9999", 100, part(50, 99)],
  ["bytes=0-", 100, part(0, 99)],
  ["bytes=-10", 100, part(90, 99)],
  ["bytes=-9999", 100, part(0, 99)],
  [" bytes = 1 - 2 ", 100, part(1, 2)],
  ["bytes=,0-9,", 100, part(0, 9)],
  ["bytes=007-009", 100, part(7, 9)],
  ["bytes=100-", 100, unsatisfiable],
  ["bytes=150-200", 100, unsatisfiable],
  ["bytes=-0", 100, unsatisfiable],
  ["bytes=0-0", 0, unsatisfiable],
  ["bytes=-1", 0, unsatisfiable],
  ["bytes=9-2", 100, whole],
  ["bytes=", 100, whole],
  ["bytes=-", 100, whole],
  ["bytes=abc", 100, whole],
  ["items=0-9", 100, whole],
  ["bytes=0-1,5-10", 100, whole],
  ["bytes=9223372036854775808-", 100, whole],
];
for (const [header, sizeBytes, expected] of cases) {
  test(`${header} of ${sizeBytes} bytes`, () =>
    assert.deepEqual(readByteRange([header], sizeBytes), expected));
}

test("no header line and several of them mean the whole file", () => {
  assert.deepEqual(readByteRange([], 100), whole);
  assert.deepEqual(readByteRange(["bytes=0-1", "bytes=2-3"], 100), whole);
});
