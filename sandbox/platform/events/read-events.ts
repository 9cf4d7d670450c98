/** Altinn Events: reading what was published after an event. */
import type { JWTPayload } from "jose";

import { type Answer, problem } from "../http/answer.ts";
import type { PlatformRequest } from "../http/route.ts";
import type { Surroundings } from "../surroundings.ts";
import { consumerOf, maySubscribe } from "./consumer.ts";
import type { StoredEvent } from "./event-store.ts";

const usualSize = 50;
const largestSize = 1000;

/**
 * The events of one resource that were published after the one with the id `after`, from the first on where
 * there is no such event ("0" by custom); those that the caller may have.
 */
export function readEvents(
  { query }: PlatformRequest,
  claims: JWTPayload,
  surroundings: Surroundings,
): Answer {
  const consumer = consumerOf(claims);
  if (consumer === null) return problem(401, "the token names no organisation");
  const resource = query.get("resource") ?? "";
  if (resource === "") return problem(400, "The resource field is required.");
  if (!resource.startsWith("urn:altinn:resource:")) {
    return problem(400, "The 'resource' parameter must begin with `urn:altinn:resource:`");
  }
  const after = query.get("after") ?? "";
  if (after === "") return problem(400, "The 'after' parameter must be defined.");
  const size = readSize(query.get("size"));
  if (size === null) return problem(400, "size: a whole number is expected");

  const subject = query.get("subject");
  const types = query.getAll("type");
  const found: StoredEvent[] = [];
  for (const event of surroundings.events.after(after)) {
    if (found.length === size) break;
    const isAskedFor =
      event.resource === resource &&
      (subject === null || event.subject === subject) &&
      (types.length === 0 || types.includes(event.type));
    if (isAskedFor && maySubscribe(consumer, resource, event.subject, surroundings))
      found.push(event);
  }
  const last = found.at(-1);
  return {
    status: 200,
    headers: {
      "content-type": "application/cloudevents+json; charset=utf-8",
      ...(last === undefined ? {} : { next: nextUrl(surroundings.platformUrl, query, last.id) }),
    },
    body: `[${found.map(({ text }) => text).join(",")}]`,
  };
}

/** "Set size to 50 if it is less than 1 and clamp it to a maximum of 1000" */
function readSize(text: string | null): number | null {
  if (text === null || text === "") return usualSize;
  if (!/^-?\d{1,9}$/.test(text)) return null;
  const size = Number(text);
  return size < 1 ? usualSize : Math.min(size, largestSize);
}

function nextUrl(platformUrl: string, query: URLSearchParams, lastId: string): string {
  const others = [...query].filter(([name]) => name !== "after");
  const next = new URLSearchParams([["after", lastId], ...others]);
  return `${platformUrl}/events/api/v1/events?${next.toString()}`;
}
