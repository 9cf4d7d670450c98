/** Each kind of claim is seen holding, and seen not holding. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

import { parseLibrary } from "../build/script-library.ts";
import { call } from "../build/script-text.ts";
import type { Assertion } from "../model/assertion.ts";

interface Answer {
  readonly body?: unknown;
  /** Instead of `body`: the raw text. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const files = ["base", "claims", "history", "sets", "settings"];
const library = parseLibrary(
  files.map((name) => readFileSync(new URL(`${name}.js`, import.meta.url), "utf8")),
);
const source = [...library.values()].join("\n\n");

/** Runs a script text on an answer, as Postman's sandbox would. */
function run(
  script: string,
  answer: Answer,
  variables: Readonly<Record<string, unknown>> = {},
): unknown {
  const headers = Object.entries(answer.headers ?? {}).map(([key, value]) => ({ key, value }));
  const find = (name: string): string | undefined =>
    headers.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value;
  const scope = {
    has: (name: string) => name in variables,
    get: (name: string) => variables[name],
    replaceIn: (text: string) =>
      text.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => String(variables[name])),
  };
  const pm = {
    variables: scope,
    collectionVariables: scope,
    response: {
      code: 200,
      text: () => answer.text ?? JSON.stringify(answer.body),
      headers: {
        filter: (choose: (header: { readonly key: string }) => boolean) => headers.filter(choose),
        has: (name: string) => find(name) !== undefined,
        get: find,
      },
    },
  };
  return runInNewContext(`${source}\n${script}`, { pm });
}

const holds = (
  assertion: Assertion,
  answer: Answer,
  variables?: Readonly<Record<string, unknown>>,
): unknown => run(`holds(${call(assertion)})`, answer, variables);

const row = (status: string, time: string): unknown => ({
  fileTransferStatus: status,
  fileTransferStatusChanged: time,
});
const recipientRow = (status: string, time: string): unknown => ({
  recipient: "0192:986252932",
  recipientFileTransferStatusCode: status,
  recipientFileTransferStatusChanged: time,
});
const kept = (id: string, name: string): unknown => ({
  event: {
    id,
    type: `no.altinn.broker.${name}`,
    subject: "urn:altinn:organization:identifier-no:991825827",
  },
});
const recipient = (organization: string, status: string): unknown => ({
  recipient: `0192:${organization}`,
  currentRecipientFileTransferStatusCode: status,
});

const published = { event: "published", organization: "991825827", times: 1 } as const;

const cases: readonly {
  readonly name: string;
  readonly assertion: Assertion;
  readonly right: Answer;
  readonly wrong: readonly Answer[];
  readonly variables?: Readonly<Record<string, unknown>>;
}[] = [
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
    name: "timesAreOrdered sees what is finer than a millisecond",
    assertion: { kind: "timesAreOrdered", at: ["/a", "/b"] },
    right: {
      body: { a: "2026-01-01T00:00:00.000001+00:00", b: "2026-01-01T01:00:00.000002+01:00" },
    },
    wrong: [
      { body: { a: "2026-01-01T00:00:00.000002+00:00", b: "2026-01-01T00:00:00.000001+00:00" } },
      { body: { a: "2026-01-01T00:00:00Z" } },
    ],
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
    name: "recipients are all there, and nobody else",
    assertion: { kind: "recipients", states: { "1": "Initialized", "2": "DownloadStarted" } },
    right: {
      body: { recipients: [recipient("2", "DownloadStarted"), recipient("1", "Initialized")] },
    },
    wrong: [
      { body: { recipients: [recipient("1", "Initialized")] } },
      { body: { recipients: [recipient("1", "Initialized"), recipient("2", "Initialized")] } },
      { body: {} },
    ],
  },
  {
    name: "history takes rows in any order, each once",
    assertion: {
      kind: "history",
      statuses: ["Initialized", "UploadProcessing", "Published"],
      mayBeAbsent: ["UploadProcessing"],
    },
    right: {
      body: {
        fileTransferStatusHistory: [
          row("Published", "2026-01-01T00:00:02Z"),
          row("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          fileTransferStatusHistory: [
            row("Published", "2026-01-01T00:00:01Z"),
            row("Initialized", "2026-01-01T00:00:02Z"),
          ],
        },
      },
      {
        body: {
          fileTransferStatusHistory: [
            row("Initialized", "2026-01-01T00:00:01Z"),
            row("Published", "2026-01-01T00:00:02Z"),
            row("Published", "2026-01-01T00:00:03Z"),
          ],
        },
      },
      { body: {} },
    ],
  },
  {
    name: "recipientHistory takes the rows of one recipient",
    assertion: {
      kind: "recipientHistory",
      organization: "986252932",
      statuses: ["Initialized", "DownloadStarted"],
    },
    right: {
      body: {
        recipientFileTransferStatusHistory: [
          recipientRow("DownloadStarted", "2026-01-01T00:00:02Z"),
          recipientRow("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          recipientFileTransferStatusHistory: [recipientRow("Initialized", "2026-01-01T00:00:01Z")],
        },
      },
    ],
  },
  {
    name: "newestRowIsCurrent",
    assertion: { kind: "newestRowIsCurrent" },
    right: {
      body: {
        fileTransferStatus: "Published",
        fileTransferStatusChanged: "2026-01-01T00:00:02Z",
        fileTransferStatusHistory: [
          row("Published", "2026-01-01T00:00:02Z"),
          row("Initialized", "2026-01-01T00:00:01Z"),
        ],
      },
    },
    wrong: [
      {
        body: {
          fileTransferStatus: "Failed",
          fileTransferStatusHistory: [row("Published", "2026-01-01T00:00:02Z")],
        },
      },
      { body: {} },
    ],
  },
  {
    name: "lists wants the id once",
    assertion: { kind: "lists", id: "{{id}}" },
    right: { body: ["a", "b"] },
    wrong: [{ body: ["b"] }, { body: ["a", "a"] }, { text: "" }],
    variables: { id: "a" },
  },
  {
    name: "doesNotList wants a list without the id",
    assertion: { kind: "doesNotList", id: "{{id}}" },
    right: { body: ["b"] },
    wrong: [{ body: ["a"] }, { body: {} }],
    variables: { id: "a" },
  },
  {
    name: "listsInOrder",
    assertion: { kind: "listsInOrder", first: "{{a}}", second: "{{b}}" },
    right: { body: ["a", "x", "b"] },
    wrong: [{ body: ["b", "a"] }, { body: ["b"] }, { body: ["a"] }],
    variables: { a: "a", b: "b" },
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
  {
    name: "unchangedSince takes lists as sets",
    assertion: { kind: "unchangedSince", memory: "before" },
    right: { body: { b: [2, 1], a: { c: 1 } } },
    wrong: [{ body: { b: [1], a: { c: 1 } } }, { body: { b: [1, 2], a: { c: 2 } } }, { text: "" }],
    variables: { before: '{"a":{"c":1},"b":[1,2]}' },
  },
  {
    name: "unchangedSince lets a checksum be filled in, not be changed",
    assertion: { kind: "unchangedSince", memory: "before" },
    right: { body: { checksum: "filled in", previous: { checksum: "x" } } },
    wrong: [{ body: { checksum: "", previous: { checksum: "y" } } }],
    variables: { before: '{"checksum":"","previous":{"checksum":"x"}}' },
  },
  {
    name: "events wants each once, with an id of its own, and no others",
    assertion: {
      kind: "events",
      events: [
        published,
        { event: "uploadprocessing", organization: "991825827", times: 1, mayBeAbsent: true },
      ],
    },
    right: { body: { events: [kept("1", "published")] } },
    wrong: [
      { body: { events: [] } },
      { body: { events: [kept("1", "published"), kept("2", "published")] } },
      { body: { events: [kept("1", "published"), kept("1", "uploadprocessing")] } },
      { body: { events: [kept("1", "published"), kept("2", "uploadfailed")] } },
    ],
  },
];

for (const { name, assertion, right, wrong, variables } of cases) {
  test(name, () => {
    assert.equal(holds(assertion, right, variables), true);
    for (const answer of wrong) {
      assert.equal(holds(assertion, answer, variables), false, JSON.stringify(answer));
    }
  });
}

test("waiting for events ends when one came too often", () => {
  const script = `eventsMayStillCome(${JSON.stringify({ events: [published] })})`;

  assert.equal(run(script, { body: { events: [] } }), true);
  assert.equal(
    run(script, { body: { events: [kept("1", "published"), kept("2", "published")] } }),
    false,
  );
});

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
