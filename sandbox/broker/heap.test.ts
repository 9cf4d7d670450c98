import assert from "node:assert/strict";
import { test } from "node:test";
import { createHeap } from "./heap.ts";

test("whatever the order of arrival, the least leaves first", () => {
  const heap = createHeap<number>((a, b) => a < b);
  const numbers = Array.from({ length: 100 }, (_, index) => (index * 37) % 101);

  for (const number of numbers) heap.push(number);
  const left = numbers.map(() => heap.pop());

  assert.deepEqual(
    left,
    [...numbers].sort((a, b) => a - b),
  );
});

test("an empty heap has nothing to give", () => {
  const heap = createHeap<number>((a, b) => a < b);

  assert.deepEqual([heap.peek(), heap.pop(), heap.all()], [undefined, undefined, []]);
});
