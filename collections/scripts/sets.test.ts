/** Claims about lists and nothing having changed: each is seen holding, and seen not holding. */
import { test } from "node:test";

import { assertSaysYesAndNo, type ClaimCase } from "./run-script.ts";

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
    name: "unchangedSince sees a difference behind what is shown",
    assertion: { kind: "unchangedSince", memory: "before" },
    right: { body: { a: `${"x".repeat(500)}1` } },
    wrong: [{ body: { a: `${"x".repeat(500)}2` } }],
    variables: { before: JSON.stringify({ a: `${"x".repeat(500)}1` }) },
  },
  {
    name: "agreesWith lets this body have more, and a checksum that was filled in",
    assertion: { kind: "agreesWith", memory: "other" },
    right: { body: { b: [2, 1], checksum: "filled in", more: 1 } },
    wrong: [{ body: { b: [1], checksum: "filled in" } }, { body: { checksum: "" } }, { text: "" }],
    variables: { other: '{"b":[1,2],"checksum":""}' },
  },
];

for (const each of cases) {
  test(each.name, () => assertSaysYesAndNo(each));
}
