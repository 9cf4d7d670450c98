import assert from "node:assert/strict";
import { test } from "node:test";

import { readRecords } from "./read-records.ts";

const row = {
  operation: "getFileTransferOverview",
  given: "Published",
  token: "level-text",
  fault: "registry down",
  request: { method: "GET", path: "/a", headers: { accept: ["a", "b"], "x-y": "1" } },
  response: { status: 200, headers: [["A", "1"]], body: "x" },
};

function first(value: object) {
  const [entry] = readRecords(JSON.stringify(value), "a.jsonl");
  assert.equal(entry?.kind, "exchange");
  return entry.exchange;
}

test("an exchange line becomes facts and context", () => {
  assert.deepEqual(first(row), {
    operation: "getFileTransferOverview",
    request: {
      method: "GET",
      path: "/a",
      headers: [
        ["accept", "a"],
        ["accept", "b"],
        ["x-y", "1"],
      ],
      body: { kind: "text", text: "" },
    },
    response: {
      status: 200,
      headers: [["A", "1"]],
      body: { kind: "text", text: "x" },
      isRaw: true,
    },
    context: { given: "Published", token: "level-text", fault: "registry down" },
    placement: { sequence: null, isParallel: false },
  });
});

test("a row of a lifecycle belongs to the sequence of its name, also one that was only observed", () => {
  const lines = [
    { ...row, lifecycle: "a", given: "both confirm at the same moment" },
    { lifecycle: "a", observed: {} },
  ];
  const [first, second] = readRecords(lines.map((line) => JSON.stringify(line)).join("\n"), "a");

  assert.deepEqual(first?.kind === "exchange" ? first.exchange.placement : null, {
    sequence: "a",
    isParallel: true,
  });
  assert.deepEqual(second, { kind: "observation", index: 1, sequence: "a" });
});

const bodies = [
  { body: { base64: "/w==" }, expected: "binary" },
  { body: { base64: "YQ==" }, expected: "text" },
  { body: { length: 9000, sha256: "00" }, expected: "binary" },
  { body: { length: 9000 }, expected: "binary" },
  { body: { other: 1 }, expected: "unknown" },
  { body: 5, expected: "unknown" },
  { body: null, expected: "text" },
];
for (const { body, expected } of bodies) {
  test(`the body ${JSON.stringify(body)} is ${expected}`, () => {
    assert.equal(
      first({ ...row, response: { ...row.response, body } }).response.body.kind,
      expected,
    );
  });
}

test("a body that was cut short when it was recorded is not known", () => {
  assert.equal(
    first({ ...row, response: { ...row.response, truncated: true } }).response.body.kind,
    "unknown",
  );
});

test("a row that keeps the bytes of a request instead of its parts is taken apart", () => {
  const raw = "POST /a#b HTTP/1.1\r\nHost: h\r\nX-Y:z\r\n\r\nbody";

  assert.deepEqual(first({ ...row, request: { raw } }).request, {
    method: "POST",
    path: "/a%23b",
    headers: [
      ["Host", "h"],
      ["X-Y", "z"],
    ],
    body: { kind: "text", text: "body" },
  });
});

test("bytes that are no HTTP have neither method nor path", () => {
  const { method, path } = first({ ...row, request: { raw: "hello\r\n\r\n" } }).request;

  assert.deepEqual([method, path], ["", ""]);
});

test("places count lines that are not empty, and rows with observed are known", () => {
  const entries = readRecords(
    `\n${JSON.stringify({ observed: {} })}\r\n\n${JSON.stringify(row)}\n`,
    "a.jsonl",
  );

  assert.deepEqual(
    entries.map(({ kind, index }) => [kind, index]),
    [
      ["observation", 0],
      ["exchange", 1],
    ],
  );
});

for (const line of ["hello", "[]", "{}", '{"request":{},"response":{}}', '{"request":{}}']) {
  test(`the line ${line} is a mistake that names its place`, () => {
    assert.throws(() => readRecords(`\n${line}`, "a.jsonl"), {
      code: "NO_EXCHANGE",
      message: /a\.jsonl:2/,
    });
  });
}
