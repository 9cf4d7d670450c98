import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";

import { exchangeOf, type NewmanRequest } from "./exchange.ts";

const request: NewmanRequest = {
  method: "GET",
  url: { toString: () => "http://broker/a?b=c", getPathWithQuery: () => "/a?b=c" },
  headers: { members: [{ key: "Accept", value: "*/*" }] },
};
const respond = (bytes: Uint8Array) =>
  exchangeOf(request, {
    code: 200,
    headers: {
      members: [
        { key: "X", value: "1" },
        { key: "X", value: "2" },
      ],
    },
    stream: bytes,
    responseTime: 7,
  }).response;

test("text is kept exactly, a byte order mark included", () => {
  const { body } = respond(new Uint8Array([0xef, 0xbb, 0xbf, 0xc3, 0xb8]));

  assert.deepEqual(body, { kind: "text", text: "\uFEFFø" });
});

test("bytes that are no UTF-8 are known by size and hash", () => {
  const bytes = new Uint8Array([0xff, 0xfe]);

  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert.deepEqual(respond(bytes).body, { kind: "binary", sizeBytes: 2, sha256 });
});

test("each header line stands for itself", () => {
  assert.deepEqual(respond(new Uint8Array()).headers, [
    ["X", "1"],
    ["X", "2"],
  ]);
});
