import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonText } from "./json-text.ts";

test("letters stay, what is no plain character is escaped with upper-case hex", () => {
  assert.equal(
    jsonText("æ<>&'+/\u00a0\u2028\u007f\u000b\n😀"),
    String.raw`"æ<>&'+/\u00A0\u2028\u007F\u000B\n\uD83D\uDE00"`,
  );
});

test("a map is written in its own order, whatever its names", () => {
  const members = new Map([
    ["2", "b"],
    ["1", "a"],
    ["__proto__", "c"],
  ]);

  assert.equal(
    jsonText({ list: [members, null, true, 9_007_199_254_740_993n] }),
    '{"list":[{"2":"b","1":"a","__proto__":"c"},null,true,9007199254740993]}',
  );
});
