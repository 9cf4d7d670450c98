/** Control of the stand-in: what a test run sets up and asks for, apart from what the broker calls. */
import { loadDefaultPolicy, parsePolicy } from "../authorization/policy.ts";
import type { StoredEvent } from "../events/event-store.ts";
import type { Answer } from "../http/answer.ts";
import { empty, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import { parseRegistration } from "../maskinporten/clients.ts";
import type { Surroundings } from "../surroundings.ts";
import { guarded } from "./guard.ts";

const abilities = ["clients", "events", "decisions", "policy"] as const;

const base = "/_control";

export function controlRoutes(surroundings: Surroundings): readonly Route[] {
  const { clients, decisions, events, policy } = surroundings;
  const routes: readonly Route[] = [
    { method: "GET", path: base, answer: () => json(200, overview(surroundings)) },
    {
      method: "GET",
      path: `${base}/clients`,
      answer: () => json(200, { clients: clients.list() }),
    },
    {
      method: "POST",
      path: `${base}/clients`,
      answer: (request) => registerClient(request, surroundings),
    },
    {
      method: "GET",
      path: `${base}/events`,
      answer: (request) => queryEvents(request, surroundings),
    },
    {
      method: "DELETE",
      path: `${base}/events`,
      answer: () => {
        events.clear();
        return empty(204);
      },
    },
    {
      method: "GET",
      path: `${base}/decisions`,
      answer: () => json(200, { counts: decisions.counts, decisions: decisions.list() }),
    },
    { method: "GET", path: `${base}/policy`, answer: () => json(200, policy.current) },
    {
      method: "PUT",
      path: `${base}/policy`,
      answer: (request) => replacePolicy(request, surroundings),
    },
    {
      method: "DELETE",
      path: `${base}/policy`,
      answer: () => {
        policy.current = loadDefaultPolicy();
        return json(200, policy.current);
      },
    },
  ];
  return routes.map(guarded);
}

function overview({ events, resources, platformUrl }: Surroundings): object {
  return {
    abilities,
    platformUrl,
    events: { kept: events.size, dropped: events.dropped },
    resources: resources.ids,
  };
}

function registerClient({ body }: PlatformRequest, { clients }: Surroundings): Answer {
  const parsed = parseRegistration(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  const { clientId, kid, organization } = parsed.registration;
  if (!clients.register(parsed.registration)) {
    return problem(409, "there are too many clients, or too many keys of this one");
  }
  return json(201, { clientId, kid, organization });
}

function queryEvents({ query }: PlatformRequest, { events }: Surroundings): Answer {
  const after = query.get("after") ?? "0";
  if (!/^\d{1,15}$/.test(after)) {
    return problem(400, "after: the sequence number of an event is expected");
  }
  const found = events.query({
    resourceInstance: query.get("resourceinstance"),
    type: query.get("type"),
    subject: query.get("subject"),
    after: Number(after),
  });
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    // The events are JSON already.
    body: `{"events":[${found.map(eventBody).join(",")}],"dropped":${String(events.dropped)}}`,
  };
}

function eventBody({ sequence, receivedAtMs, contentType, text }: StoredEvent): string {
  const receivedAt = new Date(receivedAtMs).toISOString();
  const envelope = JSON.stringify({ sequence, receivedAt, contentType });
  return `${envelope.slice(0, -1)},"event":${text}}`;
}

function replacePolicy({ body }: PlatformRequest, { policy }: Surroundings): Answer {
  const parsed = parsePolicy(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  policy.current = parsed.policy;
  return json(200, policy.current);
}
