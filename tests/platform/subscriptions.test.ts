import assert from "node:assert/strict";
import { test } from "node:test";

import { member, postJson, runPlatform, systemUserToken } from "./running-platform.ts";
import {
  as,
  publish,
  pushes,
  recipient,
  resource,
  sender,
  subjectOf,
  subscribe,
  subscribed,
} from "./subscriber.ts";
import { startWebhook } from "./webhook.ts";

test("a subscription is answered with 201 as it was made, validated by an event, and then shown so", async (t) => {
  const { platform, webhook, body, answer, id } = await subscribed(t);

  const shown = await platform.ask(`/events/api/v1/subscriptions/${String(id)}`, {
    headers: await as(platform, sender),
  });

  const { created, ...rest } = answer.json as Record<string, unknown>;
  assert.match(String(created), /^\d{4}-.*Z$/);
  assert.deepEqual(rest, {
    id: 1,
    ...body,
    typeFilter: null,
    includeSubunits: false,
    sourceFilter: null,
    alternativeSubjectFilter: null,
    consumer: `/systemuser/5e000000-0000-4000-8000-000${sender}`,
    createdBy: `/systemuser/5e000000-0000-4000-8000-000${sender}`,
    validated: false,
  });
  const url = `${platform.platformUrl}/events/api/v1/subscriptions/1`;
  assert.equal(answer.headers.get("location"), url);
  const [validation] = webhook.received;
  assert.equal(validation?.contentType, "application/json; charset=utf-8");
  const { id: eventId, ...event } = validation.event as Record<string, unknown>;
  assert.match(String(eventId), /^[0-9a-f-]{36}$/);
  const type = "platform.events.validatesubscription";
  assert.deepEqual(event, { source: url, type, specversion: "1.0" });
  assert.deepEqual([shown.status, member(shown.json, "validated")], [200, true]);
});
test("a subscription that is made twice is one, and is validated anew", async (t) => {
  const { platform, webhook, body } = await subscribed(t);

  const again = await subscribe(platform, body);
  await webhook.until(2);
  const list = await platform.ask("/events/api/v1/subscriptions", {
    headers: await as(platform, sender),
  });

  assert.equal(again.status, 201);
  assert.equal(member(again.json, "id"), 1);
  assert.equal(member(list.json, "count"), 1);
});

test("a subscription is its consumer's alone", async (t) => {
  const { platform } = await subscribed(t);
  const headers = await as(platform, recipient);
  const one = "/events/api/v1/subscriptions/1";

  const shown = await platform.ask(one, { headers });
  const deleted = await platform.ask(one, { method: "DELETE", headers });
  const list = await platform.ask("/events/api/v1/subscriptions", { headers });

  assert.deepEqual([shown.status, deleted.status], [403, 403]);
  assert.deepEqual(list.json, { count: 0, subscriptions: [] });
  const all = await platform.ask("/_control/subscriptions");
  assert.equal((member(all.json, "subscriptions") as readonly unknown[]).length, 1);
});

test("the service owner subscribes without a subject, and gets the events of all", async (t) => {
  const platform = await runPlatform(t);
  const webhook = await startWebhook(t);
  const body = { endPoint: webhook.endPoint, resourceFilter: resource };

  const own = await subscribe(platform, body, await as(platform, sender, "ttd"));
  const foreign = await subscribe(platform, body, await as(platform, "974760673", "other"));
  await webhook.until(1);
  await pushes(platform, 1);
  await publish(platform, "of the recipient", { subject: subjectOf(recipient) });
  await webhook.until(2);

  assert.deepEqual(
    [own.status, member(own.json, "consumer"), foreign.status],
    [201, "/org/ttd", 403],
  );
});

for (const { name, body, status, says } of [
  {
    name: "without a resource",
    body: { resourceFilter: undefined },
    status: 400,
    says: /Resource filter/,
  },
  {
    name: "without a subject",
    body: { subjectFilter: undefined },
    status: 400,
    says: /Subject filter/,
  },
  {
    name: "with a source",
    body: { sourceFilter: "https://a.test" },
    status: 400,
    says: /Source filter/,
  },
  {
    name: "with an alternative subject",
    body: { alternativeSubjectFilter: "/organisation/1" },
    status: 400,
    says: /AlternativeSubject/,
  },
  { name: "to no web address", body: { endPoint: "ftp://a" }, status: 400, says: /endPoint/ },
  {
    name: "with a type that is no text",
    body: { typeFilter: ["a"] },
    status: 400,
    says: /typeFilter/,
  },
  {
    name: "to another's events",
    body: { subjectFilter: subjectOf(recipient) },
    status: 403,
    says: /bruno-broker/,
  },
  {
    name: "to an unknown resource",
    body: { resourceFilter: "urn:altinn:resource:none" },
    status: 403,
    says: /none/,
  },
]) {
  test(`a subscription ${name} is refused in words`, async (t) => {
    const platform = await runPlatform(t);
    const good = {
      endPoint: "http://127.0.0.1/hook",
      resourceFilter: resource,
      subjectFilter: subjectOf(sender),
    };

    const answer = await subscribe(platform, { ...good, ...body });

    assert.equal(answer.status, status);
    assert.match(String(member(answer.json, "detail")), says);
  });
}

test("subscribing and reading want the scope altinn:events.subscribe", async (t) => {
  const platform = await runPlatform(t);
  const headers = { authorization: `Bearer ${await systemUserToken(platform, sender)}` };

  const statuses = [
    (await platform.ask("/events/api/v1/subscriptions", postJson({}, headers))).status,
    (await platform.ask(`/events/api/v1/events?resource=${resource}&after=0`, { headers })).status,
    (await platform.ask("/events/api/v1/subscriptions")).status,
  ];

  assert.deepEqual(statuses, [403, 403, 401]);
});
