import assert from "node:assert/strict";
import { test } from "node:test";

import { postJson, runPlatform } from "./running-platform.ts";
import {
  as,
  publish,
  pushes,
  receivedIds,
  recipient,
  resource,
  sender,
  subjectOf,
  subscribe,
  subscribed,
} from "./subscriber.ts";
import { startWebhook } from "./webhook.ts";

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
