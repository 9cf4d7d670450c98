import assert from "node:assert/strict";
import { test } from "node:test";

import type { Body, Header, RequestFacts } from "./facts.ts";
import { judge } from "./judge.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const trace = "00-0180769b337d409263baf555ed1bcf7c-4b12cef8e8af3811-00";
const section = "https://tools.ietf.org/html/rfc9110#section-15.5";
const request: RequestFacts = {
  method: "GET",
  path: `/broker/api/v1/filetransfer/${id}`,
  headers: [["Authorization", "Bearer x"]],
  body: { kind: "text", text: "" },
};
const headers: readonly Header[] = [
  ["Content-Type", "application/json; charset=utf-8"],
  ["Cache-Control", "no-store"],
  ["X-Content-Type-Options", "nosniff"],
];
const notFound = `{"type":"${section}.5","title":"Not Found","status":404,"detail":"free words","code":"BRO-00001","traceId":"${trace}","statusDescription":"Not Found","traceId":"${trace}"}`;
const invalid = `{"type":"${section}.1","title":"One or more validation errors occurred.","status":400,"errors":{"fileTransferId":["no"]},"traceId":"x"}`;
const overview = {
  // In another order than the service's: legal, and judged in full.
  published: null,
  fileTransferId: id,
  resourceId: "r",
  fileName: "a.txt",
  sendersFileTransferReference: "s",
  checksum: null,
  useVirusScan: true,
  fileTransferSize: 0,
  fileTransferStatus: "Initialized",
  fileTransferStatusText: "Ready for upload",
  fileTransferStatusChanged: "2026-11-22T12:56:50.6+00:00",
  created: "2026-11-22T12:56:50+01:00",
  expirationTime: "2026-12-22T12:56:50Z",
  sender: "0192:991825827",
  recipients: [
    {
      recipient: "0192:986252932",
      currentRecipientFileTransferStatusCode: "Initialized",
      currentRecipientFileTransferStatusText: "Initialized",
      currentRecipientFileTransferStatusChanged: "2026-11-22T12:56:50.6+00:00",
    },
  ],
  propertyList: { "a/b": "1" },
};

function said(status: number, body: Body, changed: Partial<RequestFacts> = {}): readonly string[] {
  const response = { status, headers, body, isRaw: true };
  return judge("getFileTransferOverview", { ...request, ...changed }, response).violations.map(
    ({ rule, pointer }) => `${rule} ${pointer}`.trim(),
  );
}
const text = (value: unknown): Body => ({
  kind: "text",
  text: typeof value === "string" ? value : JSON.stringify(value),
});
const withRecipient = (member: string, value: unknown) => ({
  ...overview,
  recipients: [{ ...overview.recipients[0], [member]: value }],
});

const successes: readonly (readonly [name: string, body: unknown, expected: readonly string[]])[] =
  [
    ["as promised", overview, []],
    ["with a member too many", { ...overview, more: 1 }, ["member-extra /more"]],
    ["with a member too few", { ...overview, created: undefined }, ["member-missing /created"]],
    [
      "with an outsider",
      withRecipient("currentRecipientFileTransferStatusCode", "Read"),
      ["value-outside-enum /recipients/0/currentRecipientFileTransferStatusCode"],
    ],
    [
      "with a recipient in another form",
      withRecipient("recipient", "986252932"),
      ["value-malformed /recipients/0/recipient"],
    ],
    [
      "with a number for a text",
      { ...overview, propertyList: { "a/b": 1 } },
      ["value-wrong-type /propertyList/a~1b"],
    ],
    [
      "with a negative size",
      { ...overview, fileTransferSize: -1 },
      ["value-out-of-bounds /fileTransferSize"],
    ],
    [
      "with a size of 5.0",
      JSON.stringify(overview).replace(":0,", ":5.0,"),
      ["number-inexact /fileTransferSize"],
    ],
    [
      "with a size that is broken twice",
      JSON.stringify(overview).replace(":0,", ":-5.5,"),
      ["value-wrong-type /fileTransferSize"],
    ],
    [
      "with a key twice",
      JSON.stringify(overview).replace("{", '{"sender":"x",'),
      ["key-repeated /sender"],
    ],
    ["that is no JSON", "{", ["body-unparsable"]],
    ["that is empty", "", ["body-missing"]],
  ];
for (const [name, body, expected] of successes) {
  test(`an overview ${name}: ${expected.join(", ") || "nothing to say"}`, () => {
    assert.deepEqual(said(200, text(body)), expected);
  });
}

const problems: readonly (readonly [name: string, body: string, expected: readonly string[]])[] = [
  ["as the service writes it", notFound, []],
  ["with its trace id once", notFound.replace(`,"traceId":"${trace}"}`, "}"), []],
  [
    "with its trace id three times",
    notFound.replace("}", `,"traceId":"${trace}"}`),
    ["key-repeated /traceId"],
  ],
  [
    "with two trace ids",
    notFound.replace(trace, trace.replace("00-0", "00-1")),
    ["key-repeated /traceId"],
  ],
  ["with another status", notFound.replace(":404", ":400"), ["problem-status-differs /status"]],
  [
    "with another title",
    notFound.replace('"title":"Not Found"', '"title":""'),
    ["problem-constant-differs /title"],
  ],
  [
    "with a status that is a text",
    notFound.replace(":404", ':"404"'),
    ["value-wrong-type /status"],
  ],
  [
    "with an unknown code",
    notFound.replace("BRO-00001", "BRO-99999"),
    ["problem-code-unknown /code"],
  ],
  [
    "with a code of another status",
    notFound.replace("BRO-00001", "BRO-00004"),
    ["problem-code-misplaced /code"],
  ],
  [
    "with a code of another operation",
    notFound.replace("BRO-00001", "BRO-07004"),
    ["problem-code-misplaced /code"],
  ],
  ["with a code in another form", notFound.replace("BRO-00001", "1"), ["value-malformed /code"]],
];
for (const [name, body, expected] of problems) {
  test(`a problem ${name}: ${expected.join(", ") || "nothing to say"}`, () => {
    assert.deepEqual(said(404, text(body)), expected);
  });
}

test("a validation problem fits a request that breaks the contract, and no other", () => {
  assert.deepEqual(said(400, text(invalid), { path: "/broker/api/v1/filetransfer/abc" }), []);
  assert.deepEqual(said(400, text(invalid)), ["kept-request-refused"]);
});

test("of a body whose size alone is known nothing but its size is judged", () => {
  assert.deepEqual(said(200, { kind: "binary", sizeBytes: 9000 }), []);
  assert.deepEqual(said(202, { kind: "binary", sizeBytes: 9000 }), ["status-undocumented"]);
});

test("a message says what was expected and what came", () => {
  const response = { status: 200, headers, body: text({ ...overview, fileName: 5 }), isRaw: true };

  const [violation] = judge("getFileTransferOverview", request, response).violations;

  assert.equal(violation?.message, 'expected the type "string", received 5');
  assert.equal(
    violation?.contract,
    "/components/schemas/FileTransferOverview/properties/fileName/type",
  );
});

test("a schema that another one refers to is named in the contract by its own place", () => {
  const body = text(withRecipient("currentRecipientFileTransferStatusCode", "Read"));

  const [violation] = judge("getFileTransferOverview", request, {
    status: 200,
    headers,
    body,
    isRaw: true,
  }).violations;

  assert.equal(violation?.contract, "/components/schemas/RecipientStatus/enum");
});
