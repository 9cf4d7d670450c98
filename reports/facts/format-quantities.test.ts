import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
  formatMs,
  formatObserved,
} from "./format-quantities.ts";

const cases: readonly { readonly text: string; readonly expected: string }[] = [
  { text: formatCount(0), expected: "0" },
  { text: formatCount(999), expected: "999" },
  { text: formatCount(1_234_567), expected: "1,234,567" },
  { text: formatCounted(1, "check"), expected: "1 check" },
  { text: formatCounted(0, "check"), expected: "0 checks" },
  { text: formatMs(0.418), expected: "0.42" },
  { text: formatMs(42.04), expected: "42.0" },
  { text: formatMs(4200.4), expected: "4,200" },
  { text: formatDuration(870.4), expected: "870 ms" },
  { text: formatDuration(59_949), expected: "59.9 s" },
  { text: formatDuration(59_960), expected: "1 min 00 s" },
  { text: formatDuration(185_000), expected: "3 min 05 s" },
  { text: formatBytes(512), expected: "512 B" },
  { text: formatBytes(1024), expected: "1.0 KiB" },
  { text: formatBytes(3.4 * 1024 ** 3), expected: "3.4 GiB" },
  { text: formatObserved(null), expected: "no data" },
  { text: formatObserved(1), expected: "1" },
  { text: formatObserved(0.998_765), expected: "0.9988" },
];
for (const { text, expected } of cases) {
  test(`a quantity reads ${expected}`, () => assert.equal(text, expected));
}
