/** Altinn Events: takes published events, and gives them to who reads. */
import type { Answer } from "../http/answer.ts";
import { empty, problem } from "../http/answer.ts";
import { forCallers, forKnownCallers } from "../http/bearer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";
import { parseCloudEvent } from "./cloud-event.ts";
import { readEvents } from "./read-events.ts";

const readScopes = ["altinn:events.subscribe"];
const publishScopes = ["altinn:events.publish", "altinn:events.publish.admin"];

export function eventRoutes(surroundings: Surroundings): readonly Route[] {
  const path = "/events/api/v1/events";
  return [
    ...ofDependency("events", {
      method: "POST",
      path,
      answer: forCallers(surroundings, publishScopes, (request) => publish(request, surroundings)),
    }),
    ...ofDependency("subscriptions", {
      method: "GET",
      path,
      answer: forKnownCallers(surroundings, readScopes, (request, claims) =>
        readEvents(request, claims, surroundings),
      ),
    }),
  ];
}

function publish(
  { headers, body }: PlatformRequest,
  { events, nowMs, scanner, pusher }: Surroundings,
): Answer {
  const contentType = headers["content-type"] ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/cloudevents+json") {
    return problem(415, "the content type application/cloudevents+json is expected");
  }
  const parsed = parseCloudEvent(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));

  const { event } = parsed;
  const stored = events.add({
    receivedAtMs: nowMs(),
    contentType,
    id: String(event["id"]),
    resource: String(event["resource"]),
    text: body,
    type: String(event["type"]),
    subject: textOrNull(event["subject"]),
    resourceInstance: textOrNull(event["resourceinstance"]),
  });
  pusher.push(stored);
  scanner.observe(stored.type, stored.resourceInstance);
  return empty(200);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
