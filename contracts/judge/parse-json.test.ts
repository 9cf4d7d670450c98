import assert from "node:assert/strict";
import { test } from "node:test";

import { parseJson } from "./parse-json.ts";

const cases: readonly (readonly [text: string, value: unknown])[] = [
  ['{"a":[1,"b",null]}', { a: [1, "b", null] }],
  ["null", null],
  ["", undefined],
  ["{", undefined],
  ["\ufeff{}", undefined],
  ['{"a":1e999}', undefined],
  ['{"a":-1E+999}', undefined],
  [`{"a":1${"0".repeat(400)}}`, undefined],
  ['{"a":"1e999","b":1e-999,"c":"4e567-4e56"}', { a: "1e999", b: 0, c: "4e567-4e56" }],
];
for (const [text, value] of cases) {
  test(`${JSON.stringify(text.slice(0, 40))} is ${value === undefined ? "no JSON" : "read"}`, () => {
    assert.deepEqual(parseJson(text), value);
  });
}
