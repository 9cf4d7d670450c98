/** The events that were published. */
import type { StoredEvent } from "../events/event-store.ts";
import { type Answer, empty, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import type { Surroundings } from "../surroundings.ts";

export function eventsControl(surroundings: Surroundings): readonly Route[] {
  const path = "/_control/events";
  return [
    { method: "GET", path, answer: (request) => queryEvents(request, surroundings) },
    {
      method: "DELETE",
      path,
      answer: () => {
        surroundings.events.clear();
        return empty(204);
      },
    },
  ];
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
