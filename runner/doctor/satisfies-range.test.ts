import assert from "node:assert/strict";
import { test } from "node:test";
import { satisfiesRange } from "./satisfies-range.ts";

const range = ">=20.19.0 <21 || >=22.12.0 <23 || >=24.0.0 <25";
const cases = [
  { version: "20.19.0", expected: true },
  { version: "v20.20.2", expected: true },
  { version: "20.18.9", expected: false },
  { version: "21.0.0", expected: false },
  { version: "22.12.0", expected: true },
  { version: "22.9.0", expected: false },
  { version: "24.99.1", expected: true },
  { version: "25.0.0", expected: false },
  { version: "18.20.8", expected: false },
];
for (const { version, expected } of cases) {
  test(`Node ${version} is ${expected ? "inside" : "outside"} the range of engines`, () => {
    assert.equal(satisfiesRange(version, range), expected);
  });
}

for (const bound of ["^20.0.0", "20.x", "~20", ""]) {
  test(`the bound "${bound}" is not understood, and says so`, () => {
    assert.throws(() => satisfiesRange("20.19.0", bound), /is not of the form/);
  });
}
