import assert from "node:assert/strict";
import { test } from "node:test";

import type { EventQuery } from "./event-store.ts";
import { EventStore } from "./event-store.ts";

const all: EventQuery = { resourceInstance: null, type: null, subject: null, after: 0 };

function add(store: EventStore, type: string, resourceInstance: string | null, text = "{}") {
  return store.add({
    id: text,
    resource: "urn:altinn:resource:a",
    receivedAtMs: 0,
    contentType: "application/cloudevents+json",
    text,
    type,
    subject: `urn:${type}`,
    resourceInstance,
  });
}

function types(store: EventStore, query: Partial<EventQuery> = {}): readonly string[] {
  return store.query({ ...all, ...query }).map(({ type }) => type);
}

test("events are kept in order of arrival and found by transfer, type, subject and sequence", () => {
  const store = new EventStore();
  for (const [type, instance] of [
    ["a", "1"],
    ["b", "2"],
    ["c", "1"],
    ["a", null],
  ] as const) {
    add(store, type, instance);
  }

  assert.deepEqual(types(store), ["a", "b", "c", "a"]);
  assert.deepEqual(types(store, { resourceInstance: "1" }), ["a", "c"]);
  assert.deepEqual(types(store, { resourceInstance: "3" }), []);
  assert.deepEqual(types(store, { type: "a" }), ["a", "a"]);
  assert.deepEqual(types(store, { resourceInstance: "1", subject: "urn:c" }), ["c"]);
  assert.deepEqual(types(store, { after: 2 }), ["c", "a"]);
});

test("past the count the oldest are dropped and counted, also from their transfer", () => {
  const store = new EventStore({ count: 2, characters: 1000 });
  for (const type of ["a", "b", "c"]) add(store, type, "1");

  assert.deepEqual(types(store), ["b", "c"]);
  assert.deepEqual(types(store, { resourceInstance: "1" }), ["b", "c"]);
  assert.deepEqual([store.size, store.dropped], [2, 1]);
});

test("past the characters the oldest are dropped", () => {
  const store = new EventStore({ count: 100, characters: 10 });
  add(store, "a", null, "123456");
  add(store, "b", null, "123456");

  assert.deepEqual(types(store), ["b"]);
});

test("ten thousand events through a small store leave the last ones", () => {
  const store = new EventStore({ count: 3, characters: 1000 });
  for (let index = 0; index < 10_000; index += 1) add(store, String(index), String(index % 7));

  assert.deepEqual(types(store), ["9997", "9998", "9999"]);
  assert.equal(store.dropped, 9997);
});

test("clear forgets the events and the count of dropped ones, and numbers go on", () => {
  const store = new EventStore({ count: 1, characters: 1000 });
  add(store, "a", "1");
  add(store, "b", "1");
  store.clear();

  assert.deepEqual(
    [store.size, store.dropped, types(store, { resourceInstance: "1" }).length],
    [0, 0, 0],
  );
  assert.equal(add(store, "c", "1").sequence, 3);
});
