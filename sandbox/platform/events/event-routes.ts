/** Altinn Events: takes published events. */
import type { Answer } from "../http/answer.ts";
import { empty, problem } from "../http/answer.ts";
import { forCallers } from "../http/bearer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";
import { parseCloudEvent } from "./cloud-event.ts";

export function eventRoutes(surroundings: Surroundings): readonly Route[] {
  return [
    {
      method: "POST",
      path: "/events/api/v1/events",
      answer: forCallers(surroundings, (request) => publish(request, surroundings)),
    },
  ];
}

function publish({ headers, body }: PlatformRequest, { events, nowMs }: Surroundings): Answer {
  const contentType = headers["content-type"] ?? "";
  const mediaType = contentType.split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/cloudevents+json") {
    return problem(415, "the content type application/cloudevents+json is expected");
  }
  const parsed = parseCloudEvent(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));

  const { event } = parsed;
  events.add({
    receivedAtMs: nowMs(),
    contentType,
    text: body,
    type: String(event["type"]),
    subject: textOrNull(event["subject"]),
    resourceInstance: textOrNull(event["resourceinstance"]),
  });
  return empty(200);
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
