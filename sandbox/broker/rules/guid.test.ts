import assert from "node:assert/strict";
import { test } from "node:test";
import { readGuid } from "./guid.ts";

const canonical = "d49df642-2216-43cf-bbba-df8b17cfbcf8";

for (const notation of [
  canonical,
  canonical.toUpperCase(),
  `${canonical} `,
  `{${canonical}}`,
  `(${canonical})`,
  canonical.replaceAll("-", ""),
  "{0xd49df642,0x2216,0x43cf,{0xbb,0xba,0xdf,0x8b,0x17,0xcf,0xbc,0xf8}}",
]) {
  test(`${notation} is read`, () => assert.equal(readGuid(notation), canonical));
}

for (const text of [
  "",
  "abc",
  `${canonical}0`,
  canonical.slice(1),
  `urn:uuid:${canonical}`,
  `{${canonical}`,
]) {
  test(`"${text}" is no GUID`, () => assert.equal(readGuid(text), null));
}
