/** Altinn Events: subscriptions. */
import type { JWTPayload } from "jose";

import { type Answer, empty, json, problem } from "../http/answer.ts";
import { forKnownCallers } from "../http/bearer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Consumer, consumerOf, maySubscribe } from "./consumer.ts";
import { parseSubscriptionRequest } from "./subscription-request.ts";
import type { Subscription } from "./subscription.ts";

const base = "/events/api/v1/subscriptions";
const scopes = ["altinn:events.subscribe"];

export function subscriptionRoutes(surroundings: Surroundings): readonly Route[] {
  const forConsumers = (answer: (request: PlatformRequest, consumer: Consumer) => Answer) =>
    forKnownCallers(surroundings, scopes, (request, claims: JWTPayload) => {
      const consumer = consumerOf(claims);
      return consumer === null
        ? problem(401, "the token names no organisation")
        : answer(request, consumer);
    });
  return ofDependency(
    "subscriptions",
    {
      method: "POST",
      path: base,
      answer: forConsumers((request, consumer) => subscribe(request, consumer, surroundings)),
    },
    {
      method: "GET",
      path: base,
      answer: forConsumers((_request, { name }) => {
        const subscriptions = surroundings.subscriptions
          .list()
          .filter(({ consumer }) => consumer === name);
        return json(200, { count: subscriptions.length, subscriptions });
      }),
    },
    {
      method: "GET",
      path: `${base}/{id}`,
      answer: forConsumers((request, consumer) => {
        const found = findOwn(request, consumer, surroundings);
        return found.ok ? json(200, found.subscription) : found.refusal;
      }),
    },
    {
      method: "DELETE",
      path: `${base}/{id}`,
      answer: forConsumers((request, consumer) => {
        const found = findOwn(request, consumer, surroundings);
        if (!found.ok) return found.refusal;
        surroundings.subscriptions.remove(found.subscription.id);
        return empty(200);
      }),
    },
  );
}

function subscribe(
  { headers, body }: PlatformRequest,
  consumer: Consumer,
  surroundings: Surroundings,
): Answer {
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    return problem(415, "the content type application/json is expected");
  }
  const filters = parseSubscriptionRequest(parseJson(body), consumer.isServiceOwner);
  if (typeof filters === "string") return problem(400, filters);
  const { resourceFilter, subjectFilter } = filters;
  if (!maySubscribe(consumer, resourceFilter, subjectFilter, surroundings)) {
    const words = `Not authorized to create a subscription for resource ${resourceFilter}.`;
    return problem(403, words);
  }
  const { subscriptions, pusher, platformUrl, nowMs } = surroundings;
  const wanted = {
    ...filters,
    sourceFilter: null,
    alternativeSubjectFilter: null,
    consumer: consumer.name,
    createdBy: consumer.name,
    created: new Date(nowMs()).toISOString(),
    validated: false,
  };
  const subscription = subscriptions.create(wanted, consumer);
  if (subscription === null) return problem(503, "the stand-in takes no more subscriptions");
  pusher.validate(subscription);
  return json(201, subscription, { location: `${platformUrl}${base}/${subscription.id}` });
}

function findOwn(
  { params }: PlatformRequest,
  { name }: Consumer,
  { subscriptions }: Surroundings,
): { ok: true; subscription: Subscription } | { ok: false; refusal: Answer } {
  const id = params["id"] ?? "";
  const subscription = /^\d{1,9}$/.test(id) ? subscriptions.find(Number(id)) : undefined;
  if (subscription === undefined)
    return { ok: false, refusal: problem(404, "no such subscription") };
  if (subscription.createdBy !== name) {
    return { ok: false, refusal: problem(403, "the subscription is another consumer's") };
  }
  return { ok: true, subscription };
}
