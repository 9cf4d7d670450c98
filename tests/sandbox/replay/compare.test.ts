import assert from "node:assert/strict";
import { test } from "node:test";
import { compare } from "./compare.ts";
import type { RecordRow } from "./records.ts";
import type { Received } from "./send.ts";

const body =
  '{"status":404,"code":"BRO-00001","traceId":"00-a-b-00","traceId":"00-a-b-00","at":"2026-11-22T12:00:00.1+00:00"}';
const row: RecordRow = {
  operation: "getFileTransferOverview",
  condition: "sample",
  request: { method: "GET", path: "/", headers: {}, body: null },
  response: {
    status: 404,
    headers: [
      ["Content-Type", "application/json"],
      ["Connection", "close"],
    ],
    body,
  },
};
const received = (change: Partial<Received> & { readonly text?: string }): Received => ({
  status: 404,
  headers: [
    ["content-type", "application/json"],
    ["Date", "now"],
  ],
  body: Buffer.from(change.text ?? body),
  ...change,
});

test("other ids, times, traces and connections make no difference", () => {
  const text = body.replaceAll("00-a-b-00", "00-c-d-01").replace("12:00:00.1", "13:59:59.123456");

  assert.deepEqual(compare(row, received({ text })), []);
});

const differences: readonly (readonly [name: string, answer: Received])[] = [
  ["another status", received({ status: 401 })],
  ["a missing header", received({ headers: [] })],
  ["another header value", received({ headers: [["content-type", "application/problem+json"]] })],
  [
    "an extra header",
    received({
      headers: [
        ["content-type", "application/json"],
        ["etag", "x"],
      ],
    }),
  ],
  ["another code", received({ text: body.replace("00001", "00002") })],
  ["traceId written once", received({ text: body.replace('"traceId":"00-a-b-00",', "") })],
  [
    "members in another order",
    received({
      text: body.replace('"status":404,"code":"BRO-00001"', '"code":"BRO-00001","status":404'),
    }),
  ],
];
for (const [name, answer] of differences) {
  test(`${name} is a difference`, () => assert.equal(compare(row, answer).length, 1));
}
