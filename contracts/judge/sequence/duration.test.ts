import assert from "node:assert/strict";
import { test } from "node:test";

import { microsOfDotNetDuration, microsOfIsoDuration } from "./duration.ts";

const day = 86_400_000_000;

for (const [text, micros] of [
  ["P30D", 30 * day],
  ["P1Y", 365 * day],
  ["P12M", 365 * day],
  ["P13M", 395 * day],
  [" PT0.5S ", 500_000],
  ["-PT1H", -3_600_000_000],
  ["-PT0S", 0],
  ["P1DT2H3M4.000001S", day + 7_384_000_001],
  ["P", null],
  ["P1W", null],
  ["PT", null],
  ["30D", null],
  ["1.00:00:00", null],
] as const) {
  test(`the ISO 8601 duration ${text} has ${micros} microseconds`, () => {
    assert.equal(microsOfIsoDuration(text), micros);
  });
}

for (const [text, micros] of [
  ["30.00:00:00", 30 * day],
  ["02:00:00", 7_200_000_000],
  ["00:00:00.5000000", 500_000],
  ["-1.00:00:00", -day],
  ["P1D", null],
  ["1:00:00", null],
] as const) {
  test(`the .NET duration ${text} has ${micros} microseconds`, () => {
    assert.equal(microsOfDotNetDuration(text), micros);
  });
}
