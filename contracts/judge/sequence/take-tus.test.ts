import assert from "node:assert/strict";
import { test } from "node:test";

import type { OperationId } from "../../vocabulary.ts";
import { observe } from "./observe.ts";
import { startSequence } from "./sequence.ts";

const path = "/broker/api/v1/filetransfer/upload/tus/8c696f72-a0a7-48eb-ab20-f0032ed71119";

/** What is found, as rule and pointer, in calls of one upload one after another. */
function findIn(
  calls: readonly (readonly [OperationId, number, Record<string, string>, string?])[],
): readonly string[] {
  const sequence = startSequence({ isAlone: true });
  return calls.flatMap(([operationId, status, headers, at = path], index) =>
    observe(sequence, {
      operationId,
      request: {
        method: "POST",
        path: at,
        headers: { "Upload-Length": "10" },
        body: { kind: "text", text: "" },
      },
      response: { status, headers, body: { kind: "text", text: "" }, isRaw: false },
    }).map(({ rule, pointer }) => `${index} ${rule} ${pointer}`.trim()),
  );
}

const created = ["tusUploadCreate", 201, { Location: path }] as const;
const patched = (offset: number) =>
  ["tusUploadPatch", 204, { "Upload-Offset": String(offset) }] as const;
const told = (offset: number, length = 10) =>
  [
    "tusUploadHead",
    200,
    { "Upload-Offset": String(offset), "Upload-Length": String(length) },
  ] as const;

const cases = [
  {
    name: "chunks in order, HEAD behind them",
    calls: [created, told(0), patched(4), told(0), told(4), patched(10), told(10)],
    found: [],
  },
  {
    name: "HEAD goes back",
    calls: [created, patched(4), told(4), told(3)],
    found: ["3 offset-wrong /upload-offset"],
  },
  {
    name: "HEAD tells more than was taken",
    calls: [created, patched(4), told(5)],
    found: ["2 offset-wrong /upload-offset"],
  },
  {
    name: "PATCH goes back",
    calls: [created, patched(4), patched(3)],
    found: ["2 offset-wrong /upload-offset"],
  },
  {
    name: "another length",
    calls: [created, told(0, 11)],
    found: ["1 echo-differs /upload-length"],
  },
  {
    name: "after a chunk without an answer anything may be stored",
    calls: [created, patched(4), ["tusUploadPatch", 0, {}], told(9)],
    found: [],
  },
  {
    name: "a stored chunk that is answered 460",
    calls: [created, patched(4), ["tusUploadPatch", 460, {}], told(8)],
    found: [],
  },
  {
    name: "created anew",
    calls: [created, patched(4), told(4), created, told(0), patched(2)],
    found: [],
  },
  {
    name: "an upload that lives on after its end",
    calls: [created, patched(4), ["tusUploadDelete", 204, {}], told(4)],
    found: ["3 answer-contradicts-state"],
  },
  {
    name: "an end in another spelling has no effect",
    calls: [created, ["tusUploadDelete", 204, {}, path.toUpperCase()], told(0)],
    found: [],
  },
  {
    name: "partial uploads are counted each by itself",
    calls: [
      ["tusUploadCreate", 201, { Location: `${path}/partial/a` }],
      ["tusPartialUploadPatch", 204, { "Upload-Offset": "7" }, `${path}/partial/a`],
      [
        "tusPartialUploadHead",
        200,
        { "Upload-Offset": "0", "Upload-Length": "5" },
        `${path}/partial/b`,
      ],
    ],
    found: [],
  },
] as const;
for (const { name, calls, found } of cases) {
  test(`a resumable upload: ${name}`, () => {
    assert.deepEqual(findIn(calls), found);
  });
}
