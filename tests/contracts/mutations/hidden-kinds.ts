/** Reports and the webhook of the scanner: what their answers and requests must not be. */
import { acceptedKind, headersBut, requestHeader } from "./accepted-kind.ts";
import { headerKind } from "./header-kinds.ts";
import type { MutationKind } from "./mutation-kind.ts";

type Event = Record<string, unknown>;

const limit = (name: string, header: string, value: string): MutationKind =>
  headerKind(name, header, () => [value]);
/** An event that lacks what it must have, or a document that holds none. */
const webhook = (name: string, place: string, change: (events: Event[]) => unknown): MutationKind =>
  acceptedKind(name, place, (subject) => {
    const { operationId, facts } = subject;
    const text = facts.request.body.kind === "text" ? facts.request.body.text : "";
    const isPlain = requestHeader(subject, "content-type") === "application/json";
    if (operationId !== "malwareScanWebhook" || !isPlain || !text.startsWith('[{"id":"'))
      return null;
    const changed = change(JSON.parse(text) as Event[]);
    const written = typeof changed === "string" ? changed : JSON.stringify(changed);
    return { body: { kind: "text", text: written } };
  });
const first = (name: string, member: string, change: (event: Event) => void): MutationKind =>
  webhook(name, `/${member}`, (events) => {
    if (events[0] !== undefined) change(events[0]);
    return events;
  });

export const hiddenKinds: readonly MutationKind[] = [
  limit("a limit of zero calls", "x-ratelimit-limit", "0"),
  limit("a limit that is no number", "x-ratelimit-limit", "many"),
  limit("a rest below zero", "x-ratelimit-remaining", "-1"),
  limit("the end of the hour as a date", "x-ratelimit-reset", "2026-11-22T13:52:11Z"),
  limit("a wait as a date", "retry-after", "Sun, 22 Nov 2026 13:52:11 GMT"),
  limit("a wait with a fraction", "retry-after", "1.5"),
  limit("a digest in hexadecimal", "x-file-hash", "dd1587b3b6fb25012ae52948604784bb"),
  limit("a size in other units", "x-file-size", "3 KB"),
  limit("a time without offset", "x-generated-at", "2026-11-22T12:52:12"),
  limit("a flag in lower case", "x-altinn2-included", "false"),
  acceptedKind("a blank key accepted", "/x-api-key", (subject) =>
    subject.operationId.startsWith("statistics")
      ? { headers: [...headersBut(subject, "x-api-key"), ["X-API-Key", " "]] }
      : null,
  ),
  webhook("events that are no JSON accepted", "", () => "[{"),
  webhook("an event that is a text accepted", "", () => ["x"]),
  webhook("an event that is null accepted", "", () => [null]),
  first("an event without its id accepted", "id", (event) => delete event["id"]),
  first("an event without its type accepted", "eventType", (event) => delete event["eventType"]),
  first("an event without its subject accepted", "subject", (event) => delete event["subject"]),
  first("an event without its version accepted", "dataVersion", (event) => {
    event["dataVersion"] = null;
  }),
];
