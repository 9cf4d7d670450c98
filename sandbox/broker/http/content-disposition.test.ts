import assert from "node:assert/strict";
import { test } from "node:test";
import { contentDisposition } from "./content-disposition.ts";

const cases: readonly (readonly [fileName: string, plain: string, extended: string])[] = [
  ["a.txt", "a.txt", "a.txt"],
  ["blåbær.txt", "bl_b_r.txt", "bl%C3%A5b%C3%A6r.txt"],
  ["😀.txt", "__.txt", "%F0%9F%98%80.txt"],
  ["a b.txt", '"a b.txt"', "a%20b.txt"],
  ['a"b.txt', '"a\\"b.txt"', "a%22b.txt"],
  ["a\\b.txt", '"a\\\\b.txt"', "a%5Cb.txt"],
  ["a%20b.txt", "a%20b.txt", "a%2520b.txt"],
  ["a\r\nX: 1", '"a__X: 1"', "a%0D%0AX%3A%201"],
  ["a*b~c|d.txt", "a*b~c|d.txt", "a%2Ab~c|d.txt"],
];
for (const [fileName, plain, extended] of cases) {
  test(`${JSON.stringify(fileName)} is named twice`, () =>
    assert.equal(
      contentDisposition(fileName),
      `attachment; filename=${plain}; filename*=UTF-8''${extended}`,
    ));
}
