import assert from "node:assert/strict";
import { test } from "node:test";

import { compactCode } from "./compact-code.ts";
import type { JsonObject } from "./read-document.ts";

const long = "a text that is long";
const member = (n: number) => ({ one: n, two: `text ${n}`, three: [long, n] });
const cases: readonly { name: string; data: JsonObject }[] = [
  { name: "repeated texts, lists and objects", data: { a: [long, long], b: { c: [long, long] } } },
  { name: "members that many objects have", data: { all: [1, 2, 3, 4, 5].map(member) } },
  { name: "fragments within texts", data: { a: `<${long}>`, b: `${long}${long}`, c: long, d: "" } },
  {
    name: "names that are no words, and values of every type",
    data: {
      "a-b": { "1": null, x: true, y: -1.5, z: [] },
      "": {},
      default: { class: 1, b: 2, c: 3 },
    },
  },
  { name: "quotes, backslashes and line breaks", data: { a: `"\\\n\u2028`, b: [`${long}"`] } },
];

async function exported(code: string): Promise<unknown> {
  const { data } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    data: unknown;
  };
  return data;
}

for (const { name, data } of cases) {
  test(`${name} come back as they were`, async () => {
    assert.deepEqual(await exported(compactCode("data", data, [long])), data);
  });
}

test("a list comes back as a list", async () => {
  assert.deepEqual(await exported(compactCode("data", [{ a: long }, { b: long }], [])), [
    { a: long },
    { b: long },
  ]);
});

test("expressions come back as literals", async () => {
  const code = compactCode("data", { a: { p: /^a\/"b\\$/ }, b: { p: /^a\/"b\\$/ }, c: [/x/] }, []);

  assert.deepEqual(await exported(code), {
    a: { p: /^a\/"b\\$/ },
    b: { p: /^a\/"b\\$/ },
    c: [/x/],
  });
  assert.match(code, /c: \[\/x\/\]/);
});

test("what is long stands once", () => {
  const code = compactCode("data", { a: [long, `${long}.`], b: [[long], [long]] }, [long]);

  assert.equal(code.split(long).length, 2, code);
});

test("each member of a member has a line of its own", () => {
  const code = compactCode("data", { a: { b: 1, c: 2 } }, []);

  assert.equal(code, "export const data = {\na: { b: 1,\n c: 2 },\n};\n");
});
