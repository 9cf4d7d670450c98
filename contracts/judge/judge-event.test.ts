import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { judgeEvent } from "./judge-event.ts";

type Members = Record<string, unknown>;

/** The records keep the id of the transfer as a name in braces. */
const events = readFileSync(new URL("../../tests/records/events.jsonl", import.meta.url), "utf8")
  .replaceAll("{fileTransferId}", "8c696f72-a0a7-48eb-ab20-f0032ed71119")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => (JSON.parse(line) as { event: Members }).event);

test("every recorded event keeps the contract", () => {
  assert.ok(events.length > 200);
  for (const event of events) assert.deepEqual(judgeEvent(event), []);
});

test("each of the eight events is in the records", () => {
  assert.equal(new Set(events.map(({ type }) => type)).size, 8);
});

const toSender = "no.altinn.broker.filepurged";
const broken: readonly (readonly [string, (event: Members) => unknown, string, string])[] = [
  ["no id", (event) => delete event["id"], "member-missing", "/id"],
  ["an id in capitals", (event) => (event["id"] = "A".repeat(36)), "value-malformed", "/id"],
  ["no data", (event) => delete event["data"], "member-missing", "/data"],
  [
    "another version",
    (event) => (event["specversion"] = "1.1"),
    "value-outside-enum",
    "/specversion",
  ],
  [
    "an unknown name",
    (event) => (event["type"] = "no.altinn.broker.x"),
    "value-outside-enum",
    "/type",
  ],
  [
    "a name in capitals",
    (event) => (event["type"] = "no.altinn.broker.Published"),
    "value-outside-enum",
    "/type",
  ],
  [
    "a time without offset",
    (event) => (event["time"] = "2026-11-22T12:34:30"),
    "value-malformed",
    "/time",
  ],
  ["a time that is a number", (event) => (event["time"] = 1), "value-wrong-type", "/time"],
  ["a bare resource", (event) => (event["resource"] = "r"), "value-malformed", "/resource"],
  [
    "a transfer that is no id",
    (event) => (event["resourceinstance"] = "x"),
    "value-malformed",
    "/resourceinstance",
  ],
  [
    "a receiver as 0192",
    (event) => (event["subject"] = "0192:991825827"),
    "value-malformed",
    "/subject",
  ],
  ["a receiver that is null", (event) => (event["subject"] = null), "value-wrong-type", "/subject"],
  [
    "a source without its path",
    (event) => (event["source"] = "http://a/"),
    "value-malformed",
    "/source",
  ],
  [
    "a role in lower case",
    (event) => (event["data"] = { role: "Sender" }),
    "member-missing",
    "/data/Role",
  ],
  [
    "an unknown role",
    (event) => (event["data"] = { Role: "Owner" }),
    "value-outside-enum",
    "/data/Role",
  ],
  [
    "more in its data",
    (event) => (event["data"] = { Role: "Sender", Id: 1 }),
    "member-extra",
    "/data/Id",
  ],
  [
    "another member",
    (event) => (event["alternativesubject"] = "/x"),
    "member-extra",
    "/alternativesubject",
  ],
  [
    "a name that recipients are not told",
    (event) => Object.assign(event, { type: toSender, data: { Role: "Recipient" } }),
    "value-outside-enum",
    "/type",
  ],
];
for (const [name, change, rule, pointer] of broken) {
  test(`seen in an event: ${name}`, () => {
    const event = structuredClone(events[0] ?? {});
    change(event);

    const [violation] = judgeEvent(event);

    assert.equal(violation?.rule, rule);
    assert.equal(violation.pointer, pointer);
    assert.match(violation.contract, /^\/components\/schemas\/CloudEvent\//);
    assert.match(violation.message, /^expected /);
  });
}

test("what is no object is no event", () => {
  assert.equal(judgeEvent([])[0]?.rule, "value-wrong-type");
});
