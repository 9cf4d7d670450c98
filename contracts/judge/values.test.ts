import assert from "node:assert/strict";
import { test } from "node:test";

import { bodySize, isEmptyBody } from "./body-size.ts";
import { headerMap } from "./header-map.ts";
import { isInt64 } from "./int64.ts";
import { isSameMediaType } from "./media-type.ts";
import { maskSecrets, showValue } from "./show-value.ts";

const sizes = [
  { text: "", size: 0 },
  { text: "abc", size: 3 },
  { text: "blåbær", size: 8 },
  { text: "日本", size: 6 },
  { text: "😀", size: 4 },
  { text: "a\ufffd", size: null },
];
for (const { text, size } of sizes) {
  test(`the text ${JSON.stringify(text)} has ${size ?? "an unknown number of"} bytes`, () => {
    assert.equal(bodySize({ kind: "text", text }), size);
  });
}

test("a body that is not known has no size and is not empty", () => {
  assert.equal(bodySize({ kind: "unknown", reason: "" }), null);
  assert.equal(isEmptyBody({ kind: "unknown", reason: "" }), false);
  assert.equal(isEmptyBody({ kind: "binary", sizeBytes: 0 }), true);
});

test("repeated headers are joined, whatever the letter case of their names", () => {
  const headers = headerMap([
    ["WWW-Authenticate", "Bearer"],
    ["www-authenticate", " Bearer "],
  ]);

  assert.equal(headers.get("www-authenticate"), "Bearer, Bearer");
});

const integers = [
  ["0", true],
  ["-1", true],
  ["9223372036854775807", true],
  ["9223372036854775808", false],
  ["-9223372036854775808", true],
  ["-9223372036854775809", false],
  ["1.0", false],
  ["1e3", false],
  ["01", false],
] as const;
for (const [raw, expected] of integers) {
  test(`${raw} is ${expected ? "a" : "no"} whole number within 64 bits`, () => {
    assert.equal(isInt64(raw), expected);
  });
}

const mediaTypes = [
  ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8", true],
  ["application/json; charset=utf-8", 'application/json; charset="utf-8"', true],
  ["application/json; charset=utf-8", "application/json", false],
  ["application/json; charset=utf-8", "application/problem+json; charset=utf-8", false],
  ["text/plain; b=1; a=2", "text/plain; a=2; b=1", true],
  ["text/plain", "text/plain; flag", false],
] as const;
for (const [one, other, expected] of mediaTypes) {
  test(`${other} is ${expected ? "" : "not "}the same media type as ${one}`, () => {
    assert.equal(isSameMediaType(one, other), expected);
  });
}

test("a shown value is cut to 200 characters and holds no token", () => {
  const token = ["eyJhbGciOiJub25lIn0", "eyJzY29wZSI6ImEifQ", "c2ln"].join(".");

  assert.equal(showValue("a".repeat(300)).length, 200);
  assert.equal(showValue(undefined), "nothing");
  assert.equal(showValue({ a: token }), '{"a":"***"}');
  assert.equal(maskSecrets("Authorization: Bearer abcdefgh12345"), "Authorization: Bearer ***");
  assert.equal(maskSecrets(encodeURIComponent(token).replaceAll(".", "%2E")), "***");
  assert.equal(maskSecrets(Buffer.from(token).toString("base64")), "***");
  assert.doesNotMatch(maskSecrets(`-----BEGIN KEY-----\nabc\n-----END KEY-----`), /abc/);
});
