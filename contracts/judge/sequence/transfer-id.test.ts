import assert from "node:assert/strict";
import { test } from "node:test";

import { transferIdOf } from "./transfer-id.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";

for (const segment of [
  id,
  id.toUpperCase(),
  id.replaceAll("-", ""),
  `{${id}}`,
  `%7B${id}%7D`,
  `(${id})`,
  `${id}%20`,
  "{0x8c696f72,0xa0a7,0x48eb,{0xab,0x20,0xf0,0x3,0x2e,0xd7,0x11,0x19}}",
]) {
  test(`${segment} is read as the service writes it`, () => {
    assert.equal(transferIdOf(segment), id);
  });
}

for (const segment of ["upload", "", `${id}0`, `{${id.replaceAll("-", "")}}`, "%E0%A4%A", "1"]) {
  test(`${segment} is no id`, () => {
    assert.equal(transferIdOf(segment), null);
  });
}
