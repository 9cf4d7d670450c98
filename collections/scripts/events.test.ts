/** Claims about events: each is seen holding, and seen not holding. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { assertSaysYesAndNo, type ClaimCase, run } from "./run-script.ts";

const id = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;

const kept = (
  last: number,
  name: string,
  changes: Readonly<Record<string, unknown>> = {},
  contentType = "application/cloudevents+json",
): unknown => ({
  contentType,
  event: {
    specversion: "1.0",
    id: id(last),
    type: `no.altinn.broker.${name}`,
    time: "2026-11-22T12:34:30.8694671+00:00",
    resource: "urn:altinn:resource:broker-suite-1",
    subject: "urn:altinn:organization:identifier-no:991825827",
    source: "http://127.0.0.1:7073/broker/api/v1/filetransfer",
    data: { Role: "Sender" },
    ...changes,
  },
});
const published = {
  event: "published",
  organization: "991825827",
  role: "Sender",
  times: 1,
} as const;
const variables = { resource: "broker-suite-1" };
const scan = {
  event: "uploadprocessing",
  organization: "991825827",
  role: "Sender",
  times: 1,
  mayBeAbsent: true,
} as const;

const cases: readonly ClaimCase[] = [
  {
    name: "events wants each once, with an id of its own, and no others",
    assertion: { kind: "events", events: [published, scan] },
    right: { body: { events: [kept(1, "published")] } },
    wrong: [
      { body: { events: [] } },
      { body: { events: [kept(1, "published"), kept(2, "published")] } },
      { body: { events: [kept(1, "published"), kept(1, "uploadprocessing")] } },
      { body: { events: [kept(1, "published"), kept(2, "uploadfailed")] } },
    ],
    variables,
  },
  {
    name: "events wants each well-formed, and told to its receiver in its role",
    assertion: { kind: "events", events: [published] },
    right: { body: { events: [kept(1, "published")] } },
    wrong: [
      { data: { Role: "Recipient" } },
      { data: undefined },
      { specversion: "0.3" },
      { id: "1" },
      { type: "published" },
      { subject: "0192:991825827" },
      { resource: "broker-suite-1" },
      { source: "/broker/api/v1/filetransfer" },
      { time: "today" },
    ].map((changes) => ({ body: { events: [kept(1, "published", changes)] } })),
    variables,
  },
  {
    name: "events wants their media type",
    assertion: { kind: "events", events: [published] },
    right: {
      body: {
        events: [kept(1, "published", {}, "application/cloudevents+json; charset=utf-8")],
      },
    },
    wrong: [{ body: { events: [kept(1, "published", {}, "application/json")] } }],
    variables,
  },
];

for (const each of cases) {
  test(each.name, () => assertSaysYesAndNo(each));
}

test("waiting for events ends when one came too often", () => {
  const script = `eventsMayStillCome(${JSON.stringify({ events: [published] })})`;

  assert.equal(run(script, { body: { events: [] } }), true);
  assert.equal(
    run(script, { body: { events: [kept(1, "published"), kept(2, "published")] } }),
    false,
  );
});
