import assert from "node:assert/strict";
import { test } from "node:test";

import { deviations } from "../generated/deviations.js";
import type { OperationId } from "../vocabulary.ts";
import type { Deviation } from "./deviation.ts";
import { excuseDeviations } from "./excuse-deviations.ts";
import type { Header, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import type { Rule } from "./rules.ts";
import type { Verdict, Violation } from "./verdict.ts";

const transfer = "/broker/api/v1/filetransfer/8c696f72-a0a7-48eb-ab20-f0032ed71119";
const unhandled = '{"type":"","title":"","status":500,"detail":"","instance":"/"}';

/** What is special about an exchange; the rest is an unhandled 500. */
interface Special {
  readonly request?: Partial<RequestFacts>;
  readonly status?: number;
  readonly answer?: string;
  readonly context?: JudgeContext;
  readonly rule?: Rule;
}

const sent = (value: unknown, ...headers: readonly Header[]): Special => ({
  request: {
    body: { kind: "text", text: typeof value === "string" ? value : JSON.stringify(value) },
    headers,
  },
});
const to = (path: string): Special => ({ request: { path } });
const given = (words: string): Special => ({ context: { given: words } });
const token = (words: string): Special => ({ context: { token: words } });
const failed = (special: Special): Special => ({ ...special, answer: '{"code":"BRO-00008"}' });
const chunked: Header = ["transfer-encoding", "chunked"];

type Case = readonly [name: string, special: Special, expected: string | null];
const cases: Readonly<Partial<Record<OperationId, readonly Case[]>>> = {
  initializeFileTransfer: [
    ["NUL in a property key", sent({ propertyList: { "a\u0000": "" } }), "D04"],
    ["a long reference", sent({ sendersFileTransferReference: "s".repeat(501) }), "D05"],
    ["a reference that fits", sent({ sendersFileTransferReference: "s".repeat(500) }), null],
    ["a null recipient", sent({ recipients: ["0192:991825827", null] }), "D06"],
    ["an empty recipient", sent({ recipients: [""] }), "D06"],
    ["a null property value", sent({ propertyList: { a: null } }), "D06"],
    ["a charset not the body's", sent("{}", ["Content-Type", "a/json; charset=utf-16"]), "D30"],
    ["another status", { ...sent({ recipients: [null] }), status: 502 }, null],
    ["a null recipient of another failure", failed(sent({ recipients: [null] })), null],
    ["another violation", { ...sent({ recipients: [null] }), rule: "member-missing" }, null],
    ["a body that is no JSON", sent("{"), null],
    ["a body that is not known", { request: { body: { kind: "unknown", reason: "" } } }, null],
  ],
  uploadFile: [
    ["two uploads at once", failed(given("two uploads at once")), "D03"],
    ["an upload that failed alone", failed({}), null],
    ["a malformed chunk", failed(sent("zz\r\nhello\r\n0\r\n\r\n", chunked)), "D27"],
    ["a good chunk", failed(sent("5\r\nhello\r\n0\r\n\r\n", chunked)), null],
    ["a chunk that was the last to come", failed(sent("5\r\nhello\r\n", chunked)), "D27"],
    ["a slow body, in words", failed(given("body stalls after 50,000 bytes")), "D27"],
    ["a body that had not come", failed(sent("", ["Content-Length", "1000"])), "D27"],
    ["a body that had come", failed(sent("hello", ["Content-Length", "5"])), null],
  ],
  downloadFile: [
    ["a transfer that NUL left behind", given("left over by a NUL"), "D04"],
    ["a scan result after expiry", given("clean result comes after expiry"), "D21"],
    ["a scan result before the download", given("clean result by webhook"), null],
  ],
  getFileTransferOverview: [
    ["a strange claim", token("details-number"), "D07"],
    ["200 at once", given("200 overviews at the same moment"), "D13"],
    [
      "200 at once, one without answer",
      { ...given("200 at once"), status: 0, rule: "no-response" },
      "D13",
    ],
    ["20 at once", given("20 overviews at the same moment"), null],
  ],
  searchFileTransfers: [
    ["NUL in the query", to("/broker/api/v1/filetransfer?resourceId=a%00"), "D10"],
    ["a claim that this operation reads well", token("details-number"), null],
  ],
  confirmDownload: [
    ["a delegate", sent("", ["Authorization", "Bearer <delegated>"]), "D09"],
    ["a delegate, in words", given("permitted, but has no recipient row"), "D09"],
    ["a level that is no number", token("level-text"), "D26"],
    ["nothing special", {}, null],
  ],
  configureResource: [
    ["a duration beyond the service's own", sent({ fileTransferTimeToLive: "-P99999999D" }), "D11"],
    [
      "a duration beyond it in seconds",
      sent({ purgeFileTransferGracePeriod: `PT9${"0".repeat(14)}S` }),
      "D11",
    ],
    ["a duration of a year", sent({ fileTransferTimeToLive: "P1Y" }), null],
    ["a long id", to(`/broker/api/v1/resource/${"y".repeat(81)}`), "D11"],
    ["first calls in parallel", given("first calls in parallel"), "D11"],
    ["a long legacy code", sent({ externalServiceCodeLegacy: "12345678" }), "D24"],
    ["an encoded percent sign", to("/broker/api/v1/resource/a%252Fb"), "D24"],
  ],
  initializeServiceOwner: [
    ["a long name", sent({ name: "n".repeat(501) }), "D12"],
    ["two at once", given("two calls at once"), "D12"],
    ["NUL in the name", sent({ name: "a\u0000" }), "D25"],
    ["an organisation of 8 digits", token("org-8-digits"), "D25"],
  ],
};

function excused(operationId: OperationId, special: Special): string | null {
  const { status = 500, answer = unhandled, context = {}, rule = "status-undocumented" } = special;
  const request: RequestFacts = {
    method: "POST",
    path: transfer,
    headers: [],
    body: { kind: "text", text: "" },
    ...special.request,
  };
  const body = { kind: "text", text: answer } as const;
  const response: ResponseFacts = { status, headers: [], body, isRaw: true };
  const where = "status" as const;
  const violation = { rule, where, pointer: "", contract: "/", message: "", deviation: null };
  const verdict: Verdict = { operationId, violations: [violation], notJudged: [] };
  return (
    excuseDeviations(verdict, request, response, context, deviations).violations[0]?.deviation ??
    null
  );
}

for (const [operationId, rows] of Object.entries(cases)) {
  for (const [name, special, expected] of rows) {
    test(`${operationId}, ${name}: ${expected ?? "not excused"}`, () => {
      assert.equal(excused(operationId as OperationId, special), expected);
    });
  }
}

test("a verdict without an operation is left as it is", () => {
  const verdict: Verdict = { operationId: null, violations: [], notJudged: [] };
  const empty = { kind: "text", text: "" } as const;
  const request: RequestFacts = { method: "GET", path: "/", headers: [], body: empty };
  const response: ResponseFacts = { status: 500, headers: [], body: empty, isRaw: true };

  assert.equal(excuseDeviations(verdict, request, response, {}, deviations), verdict);
});

const own: Deviation = {
  id: "archived",
  operations: ["getFileTransferOverview"],
  excuses: [
    { rule: "value-outside-enum", pointer: "/recipients/*/currentRecipientFileTransferStatus" },
  ],
};

function named(deviation: Deviation, violation: Partial<Violation>): string | null {
  const verdict: Verdict = {
    operationId: "getFileTransferOverview",
    violations: [
      {
        rule: "value-outside-enum",
        where: "body",
        pointer: "/recipients/1/currentRecipientFileTransferStatus",
        contract: "",
        message: "",
        deviation: null,
        ...violation,
      },
    ],
    notJudged: [],
  };
  const empty = { kind: "text", text: "" } as const;
  const request: RequestFacts = { method: "GET", path: transfer, headers: [], body: empty };
  const response: ResponseFacts = { status: 200, headers: [], body: empty, isRaw: true };
  return (
    excuseDeviations(verdict, request, response, {}, [deviation]).violations[0]?.deviation ?? null
  );
}

const ownCases: readonly (readonly [string, Deviation, Partial<Violation>, string | null])[] = [
  ["a wrong value where it is named", own, {}, "archived"],
  ["another rule there", own, { rule: "value-wrong-type" }, null],
  ["the same rule elsewhere", own, { pointer: "/fileTransferStatus" }, null],
  [
    "the same rule below",
    own,
    { pointer: "/recipients/1/currentRecipientFileTransferStatus/a" },
    null,
  ],
  ["on another operation", { ...own, operations: ["getFileTransferDetails"] }, {}, null],
  ["with another answer", { ...own, answer: { fact: "response.status", equals: 202 } }, {}, null],
  ["in other circumstances", { ...own, when: { fact: "context.given", contains: "x" } }, {}, null],
  [
    "a rule without a pointer names the whole alone",
    { ...own, excuses: [{ rule: "value-outside-enum" }] },
    {},
    null,
  ],
];

for (const [name, deviation, violation, expected] of ownCases) {
  test(`a deviation of a user's own, ${name}: ${expected ?? "not excused"}`, () => {
    assert.equal(named(deviation, violation), expected);
  });
}
