/** Subscribers of a test: they subscribe, get what is published, and ask what was pushed. */
import assert from "node:assert/strict";
import type { TestContext } from "node:test";

import {
  member,
  postJson,
  type RunningPlatform,
  runPlatform,
  systemUserToken,
} from "./running-platform.ts";
import { startWebhook, type Webhook } from "./webhook.ts";

export const resource = "urn:altinn:resource:bruno-broker";
export const subjectOf = (organization: string) =>
  `urn:altinn:organization:identifier-no:${organization}`;
export const sender = "991825827";
export const recipient = "986252932";

/** Headers of a caller: a system user of the organisation, or with a code the service owner. */
export async function as(platform: RunningPlatform, organization: string, code?: string) {
  const path =
    code === undefined
      ? `/api/GetSystemUserToken?scopes=altinn:events.subscribe&systemUserOrg=${organization}`
      : `/api/GetEnterpriseToken?scopes=altinn:events.subscribe,altinn:serviceowner&orgNo=${organization}&org=${code}`;
  return { authorization: `Bearer ${(await platform.ask(path)).text}` };
}

export async function subscribe(
  platform: RunningPlatform,
  body: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) {
  const caller = headers ?? (await as(platform, sender));
  return platform.ask("/events/api/v1/subscriptions", postJson(body, caller));
}

export async function publish(
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
export async function subscribed(t: TestContext, filters: Readonly<Record<string, unknown>> = {}) {
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
export async function pushes(platform: RunningPlatform, count: number) {
  for (;;) {
    const { json } = await platform.ask("/_control/pushes");
    const list = member(json, "pushes") as readonly Readonly<Record<string, unknown>>[];
    if (list.length >= count) return list;
  }
}

export const receivedIds = ({ received }: Webhook) =>
  received.slice(1).map(({ event }) => member(event, "id"));
