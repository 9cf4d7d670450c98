import assert from "node:assert/strict";
import { test } from "node:test";

import { markPayload, payloadBytes } from "./payload-bytes.ts";

test("the same seed makes the same bytes, another seed others", () => {
  assert.deepEqual(payloadBytes(7, 256), payloadBytes(7, 256));
  assert.notDeepEqual(payloadBytes(7, 256), payloadBytes(8, 256));
});

test("the bytes look random: all values occur, none often", () => {
  const counts = new Map<number, number>();
  for (const byte of payloadBytes(1, 65_521)) counts.set(byte, (counts.get(byte) ?? 0) + 1);

  assert.equal(counts.size, 256);
  assert.ok(Math.max(...counts.values()) < 400);
});

test("every seed works, also the one that would leave the generator at zero", () => {
  const bytes = payloadBytes(0x9e3779b9, 64);

  assert.ok(new Set(bytes).size > 16);
});

test("a large payload is filled to its end and repeats at no round size", () => {
  const bytes = payloadBytes(3, 300_000);

  assert.notDeepEqual(bytes.subarray(0, 65_536), bytes.subarray(65_536, 131_072));
  assert.deepEqual(bytes.subarray(65_521, 65_600), bytes.subarray(0, 79));
  assert.deepEqual(bytes.subarray(262_084, 262_100), bytes.subarray(0, 16));
  assert.ok(new Set(bytes.subarray(299_000)).size > 200);
});

test("a mark makes two transfers differ, and only at the head", () => {
  const one = payloadBytes(1, 64);
  const other = payloadBytes(1, 64);

  markPayload(one, 1, 1, 9);
  markPayload(other, 1, 2, 9);

  assert.notDeepEqual(one.subarray(0, 16), other.subarray(0, 16));
  assert.deepEqual(one.subarray(16), other.subarray(16));
});
