import assert from "node:assert/strict";
import { test } from "node:test";

import { documentedStatuses } from "./documented-statuses.ts";
import type { Body, Header, RequestFacts } from "./facts.ts";
import { judge } from "./judge.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const fixed: Readonly<Record<string, string>> = {
  "Content-Type": "application/octet-stream",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Accept-Ranges": "bytes",
  "Content-Disposition": "attachment; filename=a.txt; filename*=UTF-8''a.txt",
};

interface Download {
  readonly status?: number;
  readonly range?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  readonly isRaw?: boolean;
}

function said({
  status = 200,
  range,
  headers = {},
  body,
  isRaw = true,
}: Download): readonly string[] {
  const request: RequestFacts = {
    method: "GET",
    path: `/broker/api/v1/filetransfer/${id}/download`,
    headers: [
      ["Authorization", "Bearer x"],
      ...(range === undefined ? [] : [["Range", range] as const]),
    ],
    body: { kind: "text", text: "" },
  };
  const lines: readonly Header[] = Object.entries({ ...fixed, "Content-Length": "5", ...headers });
  const response = {
    status,
    headers: lines,
    body: body ?? { kind: "text" as const, text: "hello" },
    isRaw,
  };
  return judge("downloadFile", request, response).violations.map(({ rule, pointer }) =>
    `${rule} ${pointer}`.trim(),
  );
}

const part = { status: 206, range: "bytes=0-4", headers: { "Content-Range": "bytes 0-4/9" } };
const cases: readonly (readonly [name: string, download: Download, expected: readonly string[]])[] =
  [
    ["a whole file", {}, []],
    ["an empty file", { body: { kind: "text", text: "" }, headers: { "Content-Length": "0" } }, []],
    ["a file known by its size", { body: { kind: "binary", sizeBytes: 5 } }, []],
    ["a file that is not kept", { body: { kind: "unknown", reason: "" } }, []],
    [
      "a file that came encoded",
      { headers: { "Content-Length": "99", "Content-Encoding": "gzip" } },
      [],
    ],
    [
      "a text whose byte order mark a runtime dropped",
      { headers: { "Content-Length": "8" }, isRaw: false },
      [],
    ],
    [
      "a byte too few",
      { headers: { "Content-Length": "6" } },
      ["content-length-differs /content-length"],
    ],
    [
      "a length that is no number",
      { headers: { "Content-Length": "five" } },
      ["header-invalid /content-length", "content-length-differs /content-length"],
    ],
    ["a range", part, []],
    [
      "the last bytes",
      { ...part, range: "bytes=-5", headers: { "Content-Range": "bytes 4-8/9" } },
      [],
    ],
    ["a lenient range", { ...part, range: "bytes = 0-4" }, []],
    [
      "a range that begins elsewhere",
      { ...part, headers: { "Content-Range": "bytes 1-5/9" } },
      ["content-range-wrong /content-range"],
    ],
    [
      "a range that ends before it begins",
      { ...part, headers: { "Content-Range": "bytes 4-0/9" } },
      ["content-range-wrong /content-range"],
    ],
    [
      "a range that could not be satisfied",
      { ...part, range: "bytes=9-", headers: { "Content-Range": "bytes 0-4/9" } },
      ["content-range-wrong /content-range"],
    ],
    [
      "fewer bytes than the range names",
      { ...part, range: "bytes=0-5", headers: { "Content-Range": "bytes 0-5/9" } },
      ["content-range-wrong /content-range"],
    ],
    [
      "a range of a file that is not kept, by its length",
      {
        ...part,
        body: { kind: "unknown", reason: "" },
        headers: { "Content-Range": "bytes 0-4/9", "Content-Length": "4" },
      },
      ["content-range-wrong /content-range"],
    ],
    ["a range without Content-Range", { ...part, headers: {} }, ["header-missing /content-range"]],
    [
      "a range that nobody asked for",
      { status: 206, headers: { "Content-Range": "bytes 0-4/9" } },
      ["status-unexpected"],
    ],
    ["the whole file for a range", { range: "bytes=0-4" }, ["status-unexpected"]],
    ["the whole file for two ranges", { range: "bytes=0-1,3-4" }, []],
    ["the whole file for another unit", { range: "items=0-1" }, []],
  ];
for (const [name, download, expected] of cases) {
  test(`${name}: ${expected.join(", ") || "nothing to say"}`, () => {
    assert.deepEqual(said(download), expected);
  });
}

test("416 where no range was asked for is out of place", () => {
  assert.ok(said({ status: 416 }).includes("status-unexpected"));
});

test("the documented statuses are those of the contract, in ascending order", () => {
  assert.deepEqual(documentedStatuses("downloadFile"), [200, 206, 400, 401, 403, 404, 405, 416]);
  assert.deepEqual(documentedStatuses("confirmDownload"), [204, 400, 401, 403, 404, 405, 406]);
});
