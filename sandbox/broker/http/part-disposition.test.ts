import assert from "node:assert/strict";
import { test } from "node:test";
import { readDisposition } from "./part-disposition.ts";

const cases = [
  { name: "a text field", header: 'form-data; name="a"', expected: { name: "a", isFile: false } },
  {
    name: "a file",
    header: 'form-data; name="f"; filename="x.txt"',
    expected: { name: "f", isFile: true },
  },
  {
    name: "an empty file name is none",
    header: 'form-data; name="f"; filename=""',
    expected: { name: "f", isFile: false },
  },
  {
    name: "an extended file name is one",
    header: "form-data; name=f; filename*=UTF-8''x",
    expected: { name: "f", isFile: true },
  },
  {
    name: "quotes in a name are escaped, letters are UTF-8",
    header: 'form-data; name="\\"\u00c3\u00a6"',
    expected: { name: '"æ', isFile: false },
  },
  { name: "no header", header: undefined, expected: null },
  { name: "no disposition", header: '; name="a"', expected: null },
] as const;
for (const { name, header, expected } of cases) {
  test(name, () => assert.deepEqual(readDisposition(header), expected));
}
