/** Claims about members, headers and bodies: each is seen holding, and seen not holding. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertSaysYesAndNo, type ClaimCase, run } from "./run-script.ts";

const cases: readonly ClaimCase[] = [
  {
    name: "member sees a difference behind what is shown",
    assertion: { kind: "member", at: "/a", equals: `${"x".repeat(500)}1` },
    right: { body: { a: `${"x".repeat(500)}1` } },
    wrong: [{ body: { a: `${"x".repeat(500)}2` } }, { body: { a: "x".repeat(500) } }],
  },
  {
    name: "member takes the members of an object in any order",
    assertion: { kind: "member", at: "/a", equals: { b: "1", c: "2" } },
    right: { body: { a: { c: "2", b: "1" } } },
    wrong: [{ body: { a: { b: "1" } } }, { body: { a: { b: "1", c: "2", d: "3" } } }, { body: {} }],
  },
  {
    name: "member compares value and type",
    assertion: { kind: "member", at: "/size", equals: "{{size}}" },
    right: { body: { size: 5 } },
    wrong: [{ body: { size: "5" } }, { body: { size: 6 } }, { body: {} }, { text: "no JSON" }],
    variables: { size: 5 },
  },
  {
    name: "memberIsOneOf takes the listed values alone",
    assertion: { kind: "memberIsOneOf", at: "/checksum", values: ["{{md5}}", ""] },
    right: { body: { checksum: "" } },
    wrong: [{ body: { checksum: "b" } }, { body: { checksum: null } }],
    variables: { md5: "a" },
  },
  {
    name: "problem compares the code",
    assertion: { kind: "problem", code: "BRO-00004" },
    right: { body: { code: "BRO-00004" } },
    wrong: [{ body: { code: "BRO-00003" } }, { text: "" }],
  },
  {
    name: "validationProblem wants its keys, and no code",
    assertion: { kind: "validationProblem", keys: ["Sender"] },
    right: { body: { errors: { Sender: [], FileName: [] } } },
    wrong: [
      { body: { errors: { FileName: [] } } },
      { body: { code: "x", errors: { Sender: [] } } },
      { text: "" },
    ],
  },
  {
    name: "header compares the value",
    assertion: { kind: "header", name: "content-length", equals: "{{size}}" },
    right: { headers: { "Content-Length": "5" } },
    wrong: [{ headers: { "Content-Length": "6" } }, {}],
    variables: { size: 5 },
  },
  {
    name: "headerIsAbsent",
    assertion: { kind: "headerIsAbsent", name: "Content-Range" },
    right: {},
    wrong: [{ headers: { "content-range": "bytes 0-1/2" } }],
  },
  {
    name: "allow takes the methods in any order",
    assertion: { kind: "allow", methods: ["GET", "POST"] },
    right: { headers: { Allow: "POST, GET" } },
    wrong: [{ headers: { Allow: "GET" } }, { headers: { Allow: "GET, POST, PUT" } }, {}],
  },
  {
    name: "body sees one wrong character",
    assertion: { kind: "body", equals: "{{payload}}" },
    right: { text: "abcø" },
    wrong: [{ text: "abcö" }, { text: "abcøø" }, { text: "" }],
    variables: { payload: "abcø" },
  },
  {
    name: "bodyIsEmpty",
    assertion: { kind: "bodyIsEmpty" },
    right: { text: "" },
    wrong: [{ text: " " }],
  },
  {
    name: "storageProviderIsReady",
    assertion: { kind: "storageProviderIsReady", type: "AltinnAzure" },
    right: { body: { storageProviders: [{ type: "AltinnAzure", deploymentStatus: "Ready" }] } },
    wrong: [
      { body: { storageProviders: [{ type: "AltinnAzure", deploymentStatus: "NotStarted" }] } },
      { body: { storageProviders: [] } },
    ],
  },
  {
    name: "duration reads the .NET form",
    assertion: { kind: "duration", at: "/ttl", seconds: 2_592_000 },
    right: { body: { ttl: "30.00:00:00" } },
    wrong: [{ body: { ttl: "29.23:59:59" } }, { body: { ttl: "P30D" } }, { body: { ttl: null } }],
  },
];

for (const each of cases) {
  test(each.name, () => assertSaysYesAndNo(each));
}

test("settings are put back as ISO 8601 durations", () => {
  const durations = [
    ["30.00:00:00", "P30DT0H0M0S"],
    ["02:00:00", "P0DT2H0M0S"],
    ["00:00:00.5000000", "P0DT0H0M0.5S"],
    ["-1.00:00:00", "-P1DT0H0M0S"],
  ] as const;

  for (const [written, iso] of durations)
    assert.equal(run(`isoDuration(${JSON.stringify(written)})`, {}), iso);
  assert.equal(run("isoDuration(null)", {}), null);
});
