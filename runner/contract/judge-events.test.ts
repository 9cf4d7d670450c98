import assert from "node:assert/strict";
import { test } from "node:test";

import { judgeEvent } from "../../contracts/judge/judge-event.ts";
import { eventViolations } from "./judge-events.ts";

const event = {
  specversion: "1.0",
  id: "71b7d075-a0bf-9518-b547-acbdbadf5e5b",
  type: "no.altinn.broker.published",
  time: "2026-11-22T12:34:32.4245609+00:00",
  resource: "urn:altinn:resource:r",
  resourceinstance: "8c696f72-a0a7-48eb-ab20-f0032ed71119",
  subject: "urn:altinn:organization:identifier-no:991825827",
  source: "http://127.0.0.1/broker/api/v1/filetransfer",
  data: { Role: "Sender" },
};
const kept = (...events: readonly unknown[]) => ({
  kind: "text" as const,
  text: JSON.stringify({ events: events.map((each) => ({ event: each })), dropped: 0 }),
});

test("events that keep the contract have no violations, nor has no event", () => {
  assert.deepEqual(eventViolations(kept(event, event), judgeEvent), []);
  assert.deepEqual(eventViolations(kept(), judgeEvent), []);
});

test("a violation is placed at its event in the answer of the control", () => {
  const violations = eventViolations(kept(event, { ...event, time: "now" }), judgeEvent);

  assert.deepEqual(
    violations?.map(({ rule, pointer }) => [rule, pointer]),
    [["value-malformed", "/events/1/event/time"]],
  );
});

test("an answer that is no list of events is not taken for none", () => {
  for (const text of ["{}", "[]", "null", ""]) {
    assert.equal(eventViolations({ kind: "text", text }, judgeEvent), null);
  }
});
