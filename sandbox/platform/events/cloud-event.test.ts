import assert from "node:assert/strict";
import { test } from "node:test";

import { parseCloudEvent } from "./cloud-event.ts";

const good = {
  specversion: "1.0",
  id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  type: "no.altinn.broker.published",
  time: "2026-11-24T12:00:00.1234567+00:00",
  resource: "urn:altinn:resource:broker-suite-1",
  resourceinstance: "8c696f72-a0a7-48eb-ab20-f0032ed71119",
  subject: null,
  source: "http://127.0.0.1:5097/broker/api/v1/filetransfer",
  data: { Role: "Sender" },
};

test("the broker's event is taken, nulls and seven decimals included", () => {
  assert.deepEqual(parseCloudEvent(good), { ok: true, event: good });
});

test("extension attributes and data_base64 are taken", () => {
  assert.equal(parseCloudEvent({ ...good, extension1: "x", data_base64: "AA==" }).ok, true);
});

const faulty = [
  { name: "no object", event: [good], words: /object/ },
  { name: "no specversion", event: { ...good, specversion: undefined }, words: /specversion/ },
  { name: "specversion 0.3", event: { ...good, specversion: "0.3" }, words: /specversion/ },
  { name: "no id", event: { ...good, id: undefined }, words: /id:/ },
  { name: "an empty type", event: { ...good, type: "" }, words: /type/ },
  { name: "a null source", event: { ...good, source: null }, words: /source/ },
  { name: "no resource", event: { ...good, resource: undefined }, words: /resource/ },
  {
    name: "a resource without urn",
    event: { ...good, resource: "x" },
    words: /urn:altinn:resource/,
  },
  { name: "a subject that is a number", event: { ...good, subject: 1 }, words: /subject/ },
  { name: "a time without offset", event: { ...good, time: "2026-11-24T12:00:00" }, words: /time/ },
  { name: "a 13th month", event: { ...good, time: "2026-13-24T12:00:00Z" }, words: /time/ },
  {
    name: "a name with capitals",
    event: { ...good, resourceInstance: "x" },
    words: /resourceInstance/,
  },
];
for (const { name, event, words } of faulty) {
  test(`an event with ${name} is refused`, () => {
    const parsed = parseCloudEvent(event);

    assert.ok(!parsed.ok);
    assert.match(parsed.faults.join("; "), words);
  });
}

test("all faults are named at once", () => {
  const parsed = parseCloudEvent({});

  assert.ok(!parsed.ok);
  assert.equal(parsed.faults.length, 5);
});
