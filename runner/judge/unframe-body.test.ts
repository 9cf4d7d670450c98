import assert from "node:assert/strict";
import { test } from "node:test";

import { unframed } from "./unframe-body.ts";

const cases = [
  ["one chunk", "5\r\nhello\r\n0\r\n\r\n", "hello"],
  ["two chunks, counted in bytes", "2;x=1\r\nå\r\n3\r\nabc\r\n0\r\n\r\n", "åabc"],
  ["a body without framing", "5 apples", "5 apples"],
  ["a body cut short", "5\r\nhel", "5\r\nhel"],
  ["a body with a wrong size", "4\r\nhello\r\n0\r\n\r\n", "4\r\nhello\r\n0\r\n\r\n"],
  ["an empty body", "", ""],
] as const;
for (const [name, framed, expected] of cases) {
  test(`${name} is read for its content`, () => assert.equal(unframed(framed), expected));
}
