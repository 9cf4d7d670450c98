import assert from "node:assert/strict";
import { test } from "node:test";

import { tables } from "../generated/tables.js";
import type { RequestFacts } from "./facts.ts";
import { bodyStanding } from "./request-body.ts";
import { acceptStanding, contentTypeStanding } from "./request-headers.ts";
import { pathStanding, queryStanding } from "./request-parameters.ts";
import type { RequestSchemaName } from "./tables.ts";

const { operations } = tables;
const headersOf = (name: string, value: string) => new Map([[name, value]]);
const body = (value: unknown): RequestFacts["body"] => ({
  kind: "text",
  text: typeof value === "string" ? value : JSON.stringify(value),
});
const standingOf = (
  schema: RequestSchemaName,
  sent: RequestFacts["body"],
  announcedLength: number | null,
  question: "breaks" | "keeps",
) => bodyStanding({ schema, body: sent, announcedLength, boundary: null }, question);
const initialize = {
  fileName: "a.txt",
  resourceId: "r",
  sendersFileTransferReference: "s",
  sender: "0192:991825827",
  recipients: ["0192:986252932"],
};

const bodies = [
  ["a plain one", initialize, "keeps"],
  ["with an unknown member", { ...initialize, more: 1 }, "undecided"],
  [
    "with a member in another letter case",
    { ...initialize, fileName: undefined, FileName: "a" },
    "undecided",
  ],
  ["with a key twice", JSON.stringify(initialize).replace("{", '{"sender":"",'), "undecided"],
  ["with a byte order mark", `\ufeff${JSON.stringify(initialize)}`, "undecided"],
  ["with a lone surrogate", { ...initialize, fileName: "\ud800" }, "undecided"],
  ["with an empty recipient", { ...initialize, recipients: [""] }, "undecided"],
  [
    "with digits of another script",
    { ...initialize, sender: "0192:９９１８２５８２７" },
    "undecided",
  ],
  [
    "with a reference of 501 characters",
    { ...initialize, sendersFileTransferReference: "s".repeat(501) },
    "undecided",
  ],
  ["with a blank file name", { ...initialize, fileName: " " }, "undecided"],
  ["with a checksum beyond ASCII", { ...initialize, checksum: "É".repeat(32) }, "undecided"],
  ["with a null recipient", { ...initialize, recipients: [null] }, "breaks"],
  ["with NUL", { ...initialize, fileName: "a\u0000" }, "breaks"],
  ["without a member", { ...initialize, sender: undefined }, "breaks"],
  ["with a number for a text", { ...initialize, fileName: 1 }, "breaks"],
  ["with an upper-case checksum", { ...initialize, checksum: "A".repeat(32) }, "breaks"],
  [
    "with a key of 51 characters",
    { ...initialize, propertyList: { ["k".repeat(51)]: "" } },
    "breaks",
  ],
  ["that is no JSON", "{", "breaks"],
  ["that is null", "null", "breaks"],
  ["that is empty", "", "breaks"],
] as const;
for (const [name, value, expected] of bodies) {
  test(`a body ${name}: ${expected}`, () => {
    assert.equal(standingOf("FileTransferInitialize", body(value), null, "keeps").kind, expected);
  });
}

const settings = [
  [{ maxFileTransferSize: 5 }, "keeps"],
  ['{"maxFileTransferSize":5.0}', "undecided"],
  [{ maxFileTransferSize: "5" }, "undecided"],
  [{ useManifestFileShim: true }, "undecided"],
  [{ maxFileTransferSize: 0 }, "breaks"],
  [{ maxFileTransferSize: true }, "breaks"],
  [{ externalServiceCodeLegacy: "12345678" }, "breaks"],
] as const;
for (const [value, expected] of settings) {
  test(`settings ${JSON.stringify(value)}: ${expected}`, () => {
    assert.equal(standingOf("ResourceSettings", body(value), null, "keeps").kind, expected);
  });
}

test("a body that is not known, or whose bytes had not come, is undecided", () => {
  const unknown = { kind: "unknown", reason: "" } as const;

  assert.equal(standingOf("ServiceOwnerInitialize", unknown, null, "breaks").kind, "undecided");
  assert.equal(standingOf("ServiceOwnerInitialize", body(""), 20, "breaks").kind, "undecided");
});

const accepts = [
  ["application/json;q=0", "keeps"],
  ["text/plain, */*", "keeps"],
  ["APPLICATION/JSON", "keeps"],
  ["application/*", "breaks"],
  ["", "breaks"],
] as const;
for (const [value, expected] of accepts) {
  test(`Accept "${value}": ${expected}; no matter on download`, () => {
    const headers = headersOf("accept", value);

    assert.equal(acceptStanding(operations.getResource, headers).kind, expected);
    assert.equal(acceptStanding(operations.downloadFile, headers).kind, "keeps");
  });
}

const types = [
  ["initializeFileTransfer", "application/json; charset=UTF-8", "keeps"],
  ["initializeFileTransfer", "text/json", "undecided"],
  ["initializeFileTransfer", "application/json; charset=utf-16", "undecided"],
  ["initializeFileTransfer", "application/json, text/plain", "undecided"],
  ["initializeFileTransfer", "multipart/form-data; boundary=y", "undecided"],
  ["initializeFileTransfer", "text/plain", "breaks"],
  ["initializeFileTransfer", "", "breaks"],
  ["uploadFile", "application/octet-stream; x=1", "keeps"],
  ["uploadFile", "application/offset+octet-stream", "undecided"],
  ["uploadFile", "", "undecided"],
  ["uploadFile", "text/plain", "breaks"],
  ["getResource", "application/json", "keeps"],
  ["getResource", "", "keeps"],
  ["getResource", "application/vnd.a+json", "undecided"],
  ["getResource", "text/plain", "breaks"],
  ["confirmDownload", "text/plain", "keeps"],
] as const;
for (const [operation, value, expected] of types) {
  test(`Content-Type "${value}" on ${operation}: ${expected}`, () => {
    const headers = headersOf("content-type", value);

    assert.equal(contentTypeStanding(operations[operation], headers).kind, expected);
  });
}

const ids = [
  ["8c696f72-a0a7-48eb-ab20-f0032ed71119", "keeps"],
  ["8C696F72-A0A7-48EB-AB20-F0032ED71119", "undecided"],
  ["%7B8c696f72a0a748ebab20f0032ed71119%7D", "undecided"],
  ["upload", "breaks"],
  ["%E0%A4%A", "breaks"],
] as const;
for (const [value, expected] of ids) {
  test(`the transfer id ${value}: ${expected}`, () => {
    assert.equal(pathStanding(operations.uploadFile, value).kind, expected);
  });
}

test("a resource id is free, and plain ones keep the contract", () => {
  assert.equal(pathStanding(operations.getResource, "broker-suite-1").kind, "keeps");
  assert.equal(pathStanding(operations.getResource, "%20").kind, "undecided");
});

const queries = [
  [
    "resourceId=r&status=Published&role=Sender&orderAscending=true&from=2026-01-01T00:00:00Z",
    "keeps",
  ],
  ["RESOURCEID=r&unknown=1", "keeps"],
  ["resourceId=r&resourceId=s", "undecided"],
  ["resourceId=r&status=published", "undecided"],
  ["resourceId=r&status=3", "undecided"],
  ["resourceId=r&orderAscending=TRUE", "undecided"],
  ["resourceId=r&from=2026-01-01", "undecided"],
  ["resourceId=%20", "undecided"],
  ["resourceId=r&recipientStatus=Published", "breaks"],
  ["resourceId=r&orderAscending=1", "breaks"],
  ["resourceId=r&role=Both", "breaks"],
  ["resourceId=", "breaks"],
  ["", "breaks"],
] as const;
for (const [query, expected] of queries) {
  test(`the query "${query}": ${expected}`, () => {
    const target = `/broker/api/v1/filetransfer?${query}`;

    const standing = queryStanding(operations.searchFileTransfers, target);

    assert.equal(standing.kind, expected);
  });
}
