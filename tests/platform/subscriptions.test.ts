import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import {
  member,
  postJson,
  type RunningPlatform,
  runPlatform,
  systemUserToken,
} from "./running-platform.ts";
import { startWebhook, type Webhook } from "./webhook.ts";

const resource = "urn:altinn:resource:bruno-broker";
const subjectOf = (organization: string) => `urn:altinn:organization:identifier-no:${organization}`;
const sender = "991825827";
const recipient = "986252932";

/** Headers of a caller: a system user of the organisation, or with a code the service owner. */
async function as(platform: RunningPlatform, organization: string, code?: string) {
  const path =
    code === undefined
      ? `/api/GetSystemUserToken?scopes=altinn:events.subscribe&systemUserOrg=${organization}`
      : `/api/GetEnterpriseToken?scopes=altinn:events.subscribe,altinn:serviceowner&orgNo=${organization}&org=${code}`;
  return { authorization: `Bearer ${(await platform.ask(path)).text}` };
}

async function subscribe(
  platform: RunningPlatform,
  body: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) {
  const caller = headers ?? (await as(platform, sender));
  return platform.ask("/events/api/v1/subscriptions", postJson(body, caller));
}

async function publish(
  platform: RunningPlatform,
  id: string,
  changed: Record<string, unknown> = {},
) {
  const event = {
    specversion: "1.0",
    id,
    type: "no.altinn.broker.published",
    source: "http://127.0.0.1/broker/api/v1/filetransfer",
    resource,
    resourceinstance: "8c696f72-a0a7-48eb-ab20-f0032ed71119",
    subject: subjectOf(sender),
    data: { Role: "Sender" },
    ...changed,
  };
  const headers = {
    authorization: `Bearer ${await systemUserToken(platform, sender)}`,
    "content-type": "application/cloudevents+json",
  };
  const init = { method: "POST", headers, body: JSON.stringify(event) };
  assert.equal((await platform.ask("/events/api/v1/events", init)).status, 200);
  return event;
}

/** A platform, and a subscription of the sender that has been validated. */
async function subscribed(t: TestContext, filters: Readonly<Record<string, unknown>> = {}) {
  const platform = await runPlatform(t);
  const webhook = await startWebhook(t);
  const body = {
    endPoint: webhook.endPoint,
    resourceFilter: resource,
    subjectFilter: subjectOf(sender),
    ...filters,
  };
  const answer = await subscribe(platform, body);
  assert.equal(answer.status, 201);
  await webhook.until(1);
  await pushes(platform, 1);
  return { platform, webhook, body, answer, id: member(answer.json, "id") };
}

/** The platform's record of pushes, once there are so many: what the webhook has got is recorded a moment later. */
async function pushes(platform: RunningPlatform, count: number) {
  for (;;) {
    const { json } = await platform.ask("/_control/pushes");
    const list = member(json, "pushes") as readonly Readonly<Record<string, unknown>>[];
    if (list.length >= count) return list;
  }
}

const receivedIds = ({ received }: Webhook) =>
  received.slice(1).map(({ event }) => member(event, "id"));

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

test("events of the resource, subject and type are pushed as they were published, no others", async (t) => {
  const { platform, webhook } = await subscribed(t, { typeFilter: "no.altinn.broker.published" });

  const event = await publish(platform, "first");
  await publish(platform, "of another subject", { subject: subjectOf(recipient) });
  await publish(platform, "of another type", { type: "no.altinn.broker.filepurged" });
  await publish(platform, "of another resource", { resource: `${resource}-2` });
  await publish(platform, "last");
  await webhook.until(3);

  assert.deepEqual(receivedIds(webhook), ["first", "last"]);
  assert.deepEqual(webhook.received[1]?.event, event);
});

test("an end point that is not validated gets no events", async (t) => {
  const platform = await runPlatform(t);
  const webhook = await startWebhook(t);
  webhook.answerWith(500);
  const filters = { resourceFilter: resource, subjectFilter: subjectOf(sender) };
  await subscribe(platform, { endPoint: webhook.endPoint, ...filters });
  await pushes(platform, 1);

  await publish(platform, "too early");

  const list = await pushes(platform, 1);
  assert.deepEqual(
    list.map(({ type, outcome }) => [type, outcome]),
    [["platform.events.validatesubscription", "failed"]],
  );
});

test("a failed push is tried anew, with the clock set faster twelve times in all, and then is dead", async (t) => {
  const { platform, webhook } = await subscribed(t);
  await platform.ask("/_control/clocks", { ...postJson({ pushSpeed: 1_000_000 }), method: "PUT" });
  webhook.answerWith(503);
  await publish(platform, "refused");
  await webhook.until(13);
  const dead = await pushes(platform, 13);
  webhook.answerWith(302);
  await publish(platform, "redirected");
  await webhook.until(14);
  webhook.answerWith(202);
  const done = await pushes(platform, 15);

  assert.deepEqual(
    dead.slice(1).map(({ attempt, status, outcome }) => [attempt, status, outcome]),
    [...Array.from({ length: 11 }, (_, index) => [index + 1, 503, "failed"]), [12, 503, "dead"]],
  );
  assert.equal(done.at(-1)?.["outcome"], "delivered");
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

test("a deleted subscription gets nothing more, also not what had failed", async (t) => {
  const { platform, webhook } = await subscribed(t);
  await platform.ask("/_control/clocks", { ...postJson({ pushSpeed: 1_000_000 }), method: "PUT" });
  let release: () => void = () => undefined;
  webhook.answerWith(500, new Promise((resolve) => (release = resolve)));
  await publish(platform, "failed");
  await webhook.until(2);
  const headers = await as(platform, sender);
  const one = "/events/api/v1/subscriptions/1";

  const deleted = await platform.ask(one, { method: "DELETE", headers });
  release();
  await pushes(platform, 2);
  await publish(platform, "after");

  assert.deepEqual([deleted.status, deleted.text], [200, ""]);
  assert.equal((await platform.ask(one, { headers })).status, 404);
  assert.deepEqual(receivedIds(webhook), ["failed"]);
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

test("an empty type filter is taken, and delivers nothing", async (t) => {
  const { platform, webhook } = await subscribed(t, { typeFilter: "" });
  const other = {
    endPoint: webhook.endPoint,
    resourceFilter: resource,
    subjectFilter: subjectOf(sender),
  };
  await subscribe(platform, other);
  await webhook.until(2);
  await pushes(platform, 2);

  await publish(platform, "once");
  await webhook.until(3);

  assert.deepEqual(
    (await pushes(platform, 3)).map(({ subscriptionId }) => subscriptionId),
    [1, 2, 2],
  );
});

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

test("events are read after one, page by page, own ones only", async (t) => {
  const platform = await runPlatform(t);
  const headers = await as(platform, sender);
  for (const id of ["1", "2", "3", "4"]) await publish(platform, id);
  await publish(platform, "foreign", { subject: subjectOf(recipient) });
  await publish(platform, "purged", { type: "no.altinn.broker.filepurged" });
  const read = async (url: string) => {
    const answer = await platform.ask(url, { headers });
    const ids = (answer.json as readonly unknown[]).map((event) => member(event, "id"));
    return { ids, next: answer.headers.get("next"), type: answer.headers.get("content-type") };
  };
  const path = `/events/api/v1/events?resource=${resource}`;

  const first = await read(`${path}&after=0&size=3`);
  const second = await read((first.next ?? "").slice(platform.platformUrl.length));
  const none = await read((second.next ?? "").slice(platform.platformUrl.length));

  assert.deepEqual([first.ids, second.ids, none.ids], [["1", "2", "3"], ["4", "purged"], []]);
  assert.equal(first.type, "application/cloudevents+json; charset=utf-8");
  assert.equal(none.next, null);
  assert.deepEqual((await read(`${path}&after=3&type=no.altinn.broker.published`)).ids, ["4"]);
  assert.deepEqual((await read(`${path}&after=0&subject=${subjectOf(recipient)}`)).ids, []);
  const owner = await platform.ask(`${path}&after=4`, {
    headers: await as(platform, sender, "ttd"),
  });
  assert.equal((owner.json as readonly unknown[]).length, 2);
});

for (const { query, says } of [
  { query: "after=0", says: /resource field is required/ },
  { query: "resource=bruno-broker&after=0", says: /must begin with/ },
  { query: `resource=${resource}`, says: /'after' parameter/ },
  { query: `resource=${resource}&after=0&size=many`, says: /size/ },
]) {
  test(`reading events with ${query} is refused in words`, async (t) => {
    const platform = await runPlatform(t);

    const answer = await platform.ask(`/events/api/v1/events?${query}`, {
      headers: await as(platform, sender),
    });

    assert.equal(answer.status, 400);
    assert.match(String(member(answer.json, "detail")), says);
  });
}

test("the clock is refused where it makes no sense, and goes back to what is documented", async (t) => {
  const platform = await runPlatform(t);
  const set = (body: object) =>
    platform.ask("/_control/clocks", { ...postJson(body), method: "PUT" });

  const statuses = [(await set({ pushSpeed: 0 })).status, (await set({ speed: 2 })).status];
  await set({ pushSpeed: 60 });
  const back = await platform.ask("/_control/clocks", { method: "DELETE" });

  assert.deepEqual(statuses, [400, 400]);
  assert.deepEqual(back.json, { pushSpeed: 1 });
});
