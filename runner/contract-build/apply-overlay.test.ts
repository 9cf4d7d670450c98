import assert from "node:assert/strict";
import { test } from "node:test";

import type { JsonValue } from "jsonpath-rfc9535";

import { applyOverlay, type OverlayAction } from "./apply-overlay.ts";

const document = {
  paths: { "/a": { get: { tags: ["x"], deep: { one: 1 } } } },
  list: [{ name: "b" }, { name: "c" }, { name: "b" }],
};

const cases: readonly (readonly [
  name: string,
  actions: readonly OverlayAction[],
  expected: JsonValue,
])[] = [
  [
    "objects merge, down to the values",
    [{ target: "$.paths['/a'].get", update: { deep: { two: 2 } } }],
    { ...document, paths: { "/a": { get: { tags: ["x"], deep: { one: 1, two: 2 } } } } },
  ],
  [
    "lists within an update are joined",
    [{ target: "$.paths.*.get", update: { tags: ["y"] } }],
    { ...document, paths: { "/a": { get: { tags: ["x", "y"], deep: { one: 1 } } } } },
  ],
  [
    "what is sent to a list is its last item",
    [{ target: "$.list", update: { name: "d" } }],
    { ...document, list: [...document.list, { name: "d" }] },
  ],
  [
    "a value is replaced",
    [{ target: "$.list[0].name", update: "z" }],
    { ...document, list: [{ name: "z" }, ...document.list.slice(1)] },
  ],
  [
    "the whole document can be the target",
    [{ target: "$", update: { more: true } }],
    { ...document, more: true },
  ],
  [
    "every item that a filter selects goes",
    [{ target: "$.list[?@.name == 'b']", remove: true }],
    { ...document, list: [{ name: "c" }] },
  ],
  [
    "an item of a plain list goes",
    [{ target: "$.paths['/a'].get.tags[?@ == 'x']", remove: true }],
    { ...document, paths: { "/a": { get: { tags: [], deep: { one: 1 } } } } },
  ],
  [
    "what is selected twice goes once",
    [{ target: "$.list[0, 0]", remove: true }],
    { ...document, list: document.list.slice(1) },
  ],
  [
    "actions are applied in order",
    [
      { target: "$.list", remove: true },
      { target: "$", update: { list: [1] } },
    ],
    { ...document, list: [1] },
  ],
  [
    "removing beats updating",
    [{ target: "$.list", remove: true, update: [9] }],
    { paths: document.paths },
  ],
];
for (const [name, actions, expected] of cases) {
  test(name, () => {
    const before = structuredClone(document);

    assert.deepEqual(applyOverlay(document, actions), expected);
    assert.deepEqual(document, before);
  });
}

const mistakes: readonly (readonly [name: string, action: OverlayAction, expected: RegExp])[] = [
  ["a target that is no JSONPath", { target: "$.paths[", remove: true }, /no JSONPath/],
  ["a target that selects nothing", { target: "$.pahts", update: {} }, /selects nothing/],
  ["the whole document removed", { target: "$", remove: true }, /removes the whole/],
  ["an object that is to become a text", { target: "$.paths", update: "x" }, /the object at paths/],
];
for (const [name, action, expected] of mistakes) {
  test(`refused: ${name}`, () => {
    assert.throws(
      () => applyOverlay(document, [{ target: "$", update: {} }, action]),
      (error) => {
        assert.match(String(error), expected);
        assert.equal((error as { index?: number }).index, 1);
        return true;
      },
    );
  });
}
