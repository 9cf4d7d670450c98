/** Claims about lists, events and nothing having changed: each is seen holding, and seen not holding. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertSaysYesAndNo, type ClaimCase, run } from "./run-script.ts";

const kept = (id: string, name: string): unknown => ({
  event: {
    id,
    type: `no.altinn.broker.${name}`,
    subject: "urn:altinn:organization:identifier-no:991825827",
  },
});
const published = { event: "published", organization: "991825827", times: 1 } as const;

const cases: readonly ClaimCase[] = [
  {
    name: "lists wants the id once",
    assertion: { kind: "lists", id: "{{id}}" },
    right: { body: ["a", "b"] },
    wrong: [{ body: ["b"] }, { body: ["a", "a"] }, { text: "" }],
    variables: { id: "a" },
  },
  {
    name: "doesNotList wants a list without the id",
    assertion: { kind: "doesNotList", id: "{{id}}" },
    right: { body: ["b"] },
    wrong: [{ body: ["a"] }, { body: {} }],
    variables: { id: "a" },
  },
  {
    name: "listsInOrder",
    assertion: { kind: "listsInOrder", first: "{{a}}", second: "{{b}}" },
    right: { body: ["a", "x", "b"] },
    wrong: [{ body: ["b", "a"] }, { body: ["b"] }, { body: ["a"] }],
    variables: { a: "a", b: "b" },
  },
  {
    name: "unchangedSince takes lists as sets",
    assertion: { kind: "unchangedSince", memory: "before" },
    right: { body: { b: [2, 1], a: { c: 1 } } },
    wrong: [{ body: { b: [1], a: { c: 1 } } }, { body: { b: [1, 2], a: { c: 2 } } }, { text: "" }],
    variables: { before: '{"a":{"c":1},"b":[1,2]}' },
  },
  {
    name: "unchangedSince lets a checksum be filled in, not be changed",
    assertion: { kind: "unchangedSince", memory: "before" },
    right: { body: { checksum: "filled in", previous: { checksum: "x" } } },
    wrong: [{ body: { checksum: "", previous: { checksum: "y" } } }],
    variables: { before: '{"checksum":"","previous":{"checksum":"x"}}' },
  },
  {
    name: "events wants each once, with an id of its own, and no others",
    assertion: {
      kind: "events",
      events: [
        published,
        { event: "uploadprocessing", organization: "991825827", times: 1, mayBeAbsent: true },
      ],
    },
    right: { body: { events: [kept("1", "published")] } },
    wrong: [
      { body: { events: [] } },
      { body: { events: [kept("1", "published"), kept("2", "published")] } },
      { body: { events: [kept("1", "published"), kept("1", "uploadprocessing")] } },
      { body: { events: [kept("1", "published"), kept("2", "uploadfailed")] } },
    ],
  },
];

for (const each of cases) {
  test(each.name, () => assertSaysYesAndNo(each));
}

test("waiting for events ends when one came too often", () => {
  const script = `eventsMayStillCome(${JSON.stringify({ events: [published] })})`;

  assert.equal(run(script, { body: { events: [] } }), true);
  assert.equal(
    run(script, { body: { events: [kept("1", "published"), kept("2", "published")] } }),
    false,
  );
});
