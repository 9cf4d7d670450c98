import assert from "node:assert/strict";
import { test } from "node:test";

import { askedRange, satisfied } from "./byte-range.ts";

const cases = [
  { header: undefined, size: 100, expected: "none" },
  { header: "bytes=0-9", size: 100, expected: "0-9" },
  { header: "BYTES=0-9", size: 100, expected: "0-9" },
  { header: "bytes=99-", size: 100, expected: "99-99" },
  { header: "bytes=50-9999", size: 100, expected: "50-99" },
  { header: "bytes=-10", size: 100, expected: "90-99" },
  { header: "bytes=-9999", size: 100, expected: "0-99" },
  { header: "bytes=100-", size: 100, expected: "unsatisfied" },
  { header: "bytes=-0", size: 100, expected: "unsatisfied" },
  { header: "bytes=0-", size: 0, expected: "unsatisfied" },
  { header: "bytes=-1", size: 0, expected: "unsatisfied" },
  { header: "bytes=9-2", size: 100, expected: "none" },
  { header: "bytes=-", size: 100, expected: "none" },
  { header: "bytes=abc", size: 100, expected: "none" },
  { header: "items=0-9", size: 100, expected: "none" },
  { header: "bytes=0-1,5-10", size: 100, expected: "undecided" },
  { header: "bytes = 0-9", size: 100, expected: "undecided" },
  { header: "bytes=0-99999999999999999999", size: 100, expected: "undecided" },
];
for (const { header, size, expected } of cases) {
  test(`${header ?? "no range"} of ${size} bytes is ${expected}`, () => {
    const asked = askedRange(header);

    const range = satisfied(asked, size);

    const isRange = asked.kind === "fromTo" || asked.kind === "suffix";
    const inRange = range === null ? "unsatisfied" : `${range.first}-${range.last}`;
    assert.equal(isRange ? inRange : asked.kind, expected);
  });
}
