import assert from "node:assert/strict";
import { test } from "node:test";
import { bindJson, type BodyShape } from "./bind-json.ts";

const shape: BodyShape = {
  parameter: "bodyExt",
  type: "Body",
  members: {
    name: "string",
    list: "strings",
    map: "stringMap",
    flag: "boolean",
    size: "int64",
    edition: "int32",
  },
};
const bind = (text: string | Uint8Array): ReturnType<typeof bindJson> =>
  bindJson(Buffer.from(text), shape, false);

test("members are bound in any letter case, the last of a repeated name counts, unknown ones are skipped", () => {
  const binding = bind(
    '\ufeff {"NAME":"a","x":[{"y":[1,2]}],"n\\u0061me":"b\\ud83d\\ude00","flag":true,"size":"7"} ',
  );

  assert.equal(binding.kind, "bound");
  assert.deepEqual(binding.kind === "bound" ? [...binding.values] : [], [
    ["name", "b😀"],
    ["flag", true],
    ["size", 7n],
  ]);
});

test("null is kept apart from absence", () => {
  const binding = bind('{"name":null,"list":["a",null],"map":{"__proto__":"x","":null}}');

  assert.deepEqual(binding.kind === "bound" ? [...binding.values] : [], [
    ["name", null],
    ["list", ["a", null]],
    [
      "map",
      new Map([
        ["__proto__", "x"],
        ["", null],
      ]),
    ],
  ]);
});

const refusals: readonly (readonly [body: string, key: string, message: RegExp])[] = [
  ["", "$", /does not contain any JSON tokens.*BytePositionInLine: 0/],
  ["{", "$", /Expected depth to be zero.*BytePositionInLine: 1/],
  ["hello", "$", /'h' is an invalid start of a value/],
  ["[]", "$", /could not be converted to Body/],
  ["{'name':1}", "$", /''' is an invalid start of a property name/],
  ["{/**/}", "$", /'\/' is invalid after a value/],
  ['{"name":"a",}', "$", /object contains a trailing comma/],
  ['{"name":"a"}x', "$", /'x' is invalid after a single JSON value/],
  ['{"name":1}', "$.name", /could not be converted to System.String.*BytePositionInLine: 9/],
  ['{"name":"a\\x"}', "$.name", /'x' is an invalid escapable character/],
  ['{"name":"\\ud800"}', "$.name", /could not be converted to System.String/],
  ['{"list":["a",]}', "$.list[1]", /array contains a trailing comma/],
  ['{"list":["a",1]}', "$.list[1]", /could not be converted to System.String/],
  ['{"map":{"a":1}}', "$.map.a", /could not be converted to System.String/],
  ['{"flag":"true"}', "$.flag", /System.Boolean/],
  ['{"size":1.0}', "$.size", /System.Int64/],
  ['{"size":007}', "$.size", /Invalid leading zero before '0'/],
  ['{"edition":2147483648}', "$.edition", /System.Int32/],
  ['{"name":\n "a\nb"}', "$.name", /0x0A.*LineNumber: 1/],
  [`{"deep":${"[".repeat(32)}${"]".repeat(32)}}`, "$.deep", /maximum configured depth of 32/],
];
for (const [body, key, message] of refusals) {
  test(`${body.slice(0, 40)} is refused at ${key}`, () => {
    const binding = bind(body);

    const errors =
      binding.kind === "refused" ? new Map(binding.errors) : new Map<string, readonly string[]>();
    assert.match(errors.get(key)?.[0] ?? "", message);
    assert.deepEqual(errors.get("bodyExt"), ["The bodyExt field is required."]);
  });
}

test("bytes that are no UTF-8 are no string", () => {
  const binding = bind(
    Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xe5]), Buffer.from('"}')]),
  );

  assert.equal(binding.kind, "refused");
});

test("an empty body and null are told apart from a malformed one", () => {
  for (const binding of [bindJson(Buffer.alloc(0), shape, true), bind("null")]) {
    assert.deepEqual(binding.kind === "refused" ? binding.errors[0] : null, [
      "",
      ["A non-empty request body is required."],
    ]);
  }
});
