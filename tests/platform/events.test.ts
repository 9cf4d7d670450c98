import assert from "node:assert/strict";
import { test } from "node:test";

import type { Answer, RunningPlatform } from "./running-platform.ts";
import { member, runPlatform, systemUserToken } from "./running-platform.ts";

const transfer = "8c696f72-a0a7-48eb-ab20-f0032ed71119";

function event(changed: Readonly<Record<string, unknown>> = {}) {
  return {
    specversion: "1.0",
    id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    type: "no.altinn.broker.published",
    time: "2026-11-24T12:00:00.1234567+00:00",
    resource: "urn:altinn:resource:broker-suite-1",
    resourceinstance: transfer,
    subject: "urn:altinn:organization:identifier-no:991825827",
    source: "http://127.0.0.1:5097/broker/api/v1/filetransfer",
    data: { Role: "Sender" },
    ...changed,
  };
}

async function publish(
  platform: RunningPlatform,
  body: unknown,
  contentType = "application/cloudevents+json; charset=utf-8",
): Promise<Answer> {
  const authorization = `Bearer ${await systemUserToken(platform, "991825827")}`;
  return platform.ask("/events/api/v1/events", {
    method: "POST",
    headers: { authorization, "content-type": contentType },
    body: JSON.stringify(body),
  });
}

async function kept(platform: RunningPlatform, query = ""): Promise<readonly unknown[]> {
  const { status, json } = await platform.ask(`/_control/events${query}`);
  assert.equal(status, 200);
  return member(json, "events") as readonly unknown[];
}

test("a published event is kept as it was sent, with time and content type", async (t) => {
  const platform = await runPlatform(t);

  const answer = await publish(platform, event());

  assert.equal(answer.status, 200);
  const [first] = await kept(platform);
  assert.deepEqual(member(first, "event"), event());
  assert.equal(member(first, "contentType"), "application/cloudevents+json; charset=utf-8");
  assert.match(String(member(first, "receivedAt")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test("events are found by transfer, type and subject, in order of arrival, twice sent twice kept", async (t) => {
  const platform = await runPlatform(t);
  const other = event({ resourceinstance: "another", id: "2", subject: null });
  for (const body of [
    event(),
    other,
    event(),
    event({ id: "3", type: "no.altinn.broker.filepurged" }),
  ]) {
    await publish(platform, body);
  }

  const ids = async (query: string) =>
    (await kept(platform, query)).map((one) => String(member(one, "event", "id")).slice(0, 1));

  assert.deepEqual(await ids(""), ["3", "2", "3", "3"]);
  assert.equal((await ids(`?resourceinstance=${transfer}`)).length, 3);
  assert.equal(
    (await ids(`?resourceinstance=${transfer}&type=no.altinn.broker.published`)).length,
    2,
  );
  assert.equal((await ids("?subject=urn:altinn:organization:identifier-no:991825827")).length, 3);
  assert.deepEqual(await ids("?after=3"), ["3"]);
  assert.deepEqual(await ids("?resourceinstance=unknown"), []);
  assert.equal((await platform.ask("/_control/events?after=x")).status, 400);
});

test("control forgets the events when told to", async (t) => {
  const platform = await runPlatform(t);
  await publish(platform, event());

  const answer = await platform.ask("/_control/events", { method: "DELETE" });

  assert.equal(answer.status, 204);
  assert.deepEqual(await kept(platform), []);
});

test("events of another media type, without a member or without a token are not kept", async (t) => {
  const platform = await runPlatform(t);

  const asJson = await publish(platform, event(), "application/json");
  const without = await publish(platform, event({ id: undefined, source: undefined }));
  const batch = await publish(platform, [event()]);
  const anonymous = await platform.ask("/events/api/v1/events", {
    method: "POST",
    headers: { "content-type": "application/cloudevents+json" },
    body: JSON.stringify(event()),
  });

  assert.deepEqual(
    [asJson, without, batch, anonymous].map(({ status }) => status),
    [415, 400, 400, 401],
  );
  assert.match(String(member(without.json, "detail")), /id:.*source:/);
  assert.deepEqual(await kept(platform), []);
});
