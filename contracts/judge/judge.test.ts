import assert from "node:assert/strict";
import { test } from "node:test";

import type { Header, RequestFacts, ResponseFacts } from "./facts.ts";
import { judge } from "./judge.ts";

const id = "8c696f72-a0a7-48eb-ab20-f0032ed71119";
const secured: readonly Header[] = [
  ["Cache-Control", "no-store"],
  ["X-Content-Type-Options", "nosniff"],
];
const path = `/broker/api/v1/filetransfer/${id}/confirmdownload`;
const empty = { kind: "text", text: "" } as const;
const request: RequestFacts = {
  method: "POST",
  path,
  headers: [["authorization", "Bearer x"]],
  body: empty,
};
const response: ResponseFacts = { status: 204, headers: secured, body: empty, isRaw: true };

const rulesOf = (change: Partial<ResponseFacts>, changedRequest: Partial<RequestFacts> = {}) =>
  judge(
    "confirmDownload",
    { ...request, ...changedRequest },
    { ...response, ...change },
  ).violations.map(({ rule, pointer }) => `${rule} ${pointer}`.trim());

const cases: readonly (readonly [
  string,
  Partial<ResponseFacts>,
  Partial<RequestFacts>,
  readonly string[],
])[] = [
  ["an answer as promised", {}, {}, []],
  ["an extra header", { headers: [...secured, ["X-More", "1"]] }, {}, []],
  [
    "header values in another letter case",
    {
      headers: [
        ["CACHE-CONTROL", "No-Store"],
        ["x-content-type-options", "nosniff"],
      ],
    },
    {},
    [],
  ],
  [
    "a refusal of the server before routing",
    { status: 400, headers: [["Content-Length", "0"]] },
    {},
    [],
  ],
  [
    "a path that is none, answered so",
    { status: 404 },
    { path: "/broker/api/v1//filetransfer" },
    [],
  ],
  [
    "a path that is none, answered as if it were",
    {},
    { path: "/broker/api/v1//filetransfer" },
    ["status-unexpected"],
  ],
  [
    "a method that the path has not, refused",
    { status: 405, headers: [...secured, ["Allow", "POST"]] },
    { method: "HEAD" },
    [],
  ],
  ["a method that the path has not, accepted", {}, { method: "PUT" }, ["status-unexpected"]],
  [
    "lengths side by side",
    { headers: [...secured, ["Content-Length", "0"], ["Transfer-Encoding", "chunked"]] },
    {},
    ["framing-ambiguous /transfer-encoding"],
  ],
  [
    "a length that is no number",
    { status: 403, headers: [...secured, ["Content-Length", "x"]] },
    {},
    ["content-length-differs /content-length"],
  ],
];
for (const [name, change, changedRequest, expected] of cases) {
  test(`${name}: ${expected.join(", ") || "nothing to say"}`, () => {
    assert.deepEqual(rulesOf(change, changedRequest), expected);
  });
}

test("method and path win over the operation that was meant", () => {
  const verdict = judge("getFileTransferOverview", request, response);

  assert.deepEqual(verdict, {
    operationId: "getFileTransferOverview",
    violations: [],
    notJudged: [],
  });
});

test("a body that the source does not hold is not judged, and said so", () => {
  const { violations, notJudged } = judge("confirmDownload", request, {
    ...response,
    body: { kind: "unknown", reason: "the HAR does not contain it" },
  });

  assert.deepEqual(violations, []);
  assert.deepEqual(notJudged, ["response body: the HAR does not contain it"]);
});

test("no response is a violation, unless something was broken on purpose", () => {
  const none = { ...response, status: 0, headers: [] };

  assert.equal(judge("confirmDownload", request, none).violations[0]?.rule, "no-response");
  const broken = judge("confirmDownload", request, none, { fault: "database down" });
  assert.deepEqual(broken.violations, []);
  assert.equal(broken.notJudged.length, 1);
});

test("a 500 of an unhandled exception may be empty where Accept admits no JSON", () => {
  const facts = { ...response, status: 500, headers: [["Content-Length", "0"]] as const };
  const accepting = (accept: string): RequestFacts => ({
    ...request,
    headers: [["accept", accept]],
  });
  const context = { fault: "storage down" };

  assert.deepEqual(
    judge("confirmDownload", accepting("text/plain"), facts, context).violations,
    [],
  );
  assert.notDeepEqual(judge("confirmDownload", accepting("*/*"), facts, context).violations, []);
});

test("facts that cannot be judged are a violation, not an exception", () => {
  const broken = { ...response, headers: null } as unknown as ResponseFacts;

  const { violations } = judge("confirmDownload", request, broken);

  assert.deepEqual(
    violations.map(({ rule }) => rule),
    ["unjudgeable"],
  );
});

test("an operation that nobody knows is a violation too", () => {
  const { violations } = judge(
    "nothing" as "confirmDownload",
    { ...request, path: "/x" },
    response,
  );

  assert.deepEqual(
    violations.map(({ rule }) => rule),
    ["unjudgeable"],
  );
});
