import assert from "node:assert/strict";
import { test } from "node:test";

import { scanJson } from "./scan-json.ts";

const cases = [
  { name: "a key twice", text: '{"a":1,"a":2}', repeated: [["/a", false]] },
  { name: "a key twice with one value", text: '{"a" : 1 , "a": 1}', repeated: [["/a", true]] },
  {
    name: "a key three times",
    text: '{"a":1,"a":1,"a":1}',
    repeated: [
      ["/a", true],
      ["/a", true],
    ],
  },
  {
    name: "a key that is spelt with an escape",
    text: '{"a":1,"\\u0061":1}',
    repeated: [["/a", true]],
  },
  {
    name: "a key twice in a list",
    text: '[{},{"a":{"b":[],"b":[]}}]',
    repeated: [["/1/a/b", true]],
  },
  { name: "a key with slash and tilde", text: '{"a/~":1,"a/~":1}', repeated: [["/a~1~0", true]] },
  { name: "the same key in two objects", text: '[{"a":1},{"a":1}]', repeated: [] },
  { name: "a text that looks like members", text: '{"a":"\\"b\\":1,\\"b\\":1\\\\"}', repeated: [] },
];
for (const { name, text, repeated } of cases) {
  test(`repeated keys: ${name}`, () => {
    assert.doesNotThrow(() => JSON.parse(text));

    const scan = scanJson(text);

    assert.deepEqual(
      scan.repeated.map(({ pointer, isSameValue }) => [pointer, isSameValue]),
      repeated,
    );
  });
}

test("numbers are given as they are written, with their places", () => {
  const { numbers } = scanJson('{"a":[1.0,-2e3,"4",true,null],"b":9223372036854775808 }');

  assert.deepEqual(numbers, [
    { pointer: "/a/0", raw: "1.0" },
    { pointer: "/a/1", raw: "-2e3" },
    { pointer: "/b", raw: "9223372036854775808" },
  ]);
});
