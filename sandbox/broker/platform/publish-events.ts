/** Posts CloudEvents to the platform, slightly after the answer, as the service's jobs do. */
import { createHash, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "../../http/listen.ts";
import type { EventDraft } from "../rules/answer.ts";
import { formatInstant, type Instant } from "../rules/instant.ts";
import type { PlatformClient } from "./platform-client.ts";

export interface EventPublisher {
  publish(events: readonly EventDraft[], delayMs: number): void;
  /** Nothing is posted any more; what is on its way is waited for, a second at most. */
  close(): Promise<void>;
}

/** The job of an event is tried anew this often when the platform cannot be reached, with one id and a new time. */
const jobAttempts = 3;
const jobRetryMs = 20_000;

/** @param platformUrl origin, which becomes part of the `source` */
export function createEventPublisher(
  platform: PlatformClient,
  platformUrl: string,
  now: () => Instant,
  log: Log,
): EventPublisher {
  const known = new Set<string>();
  const pending = new Set<Promise<void>>();
  const closing = new AbortController();

  const post = async (draft: EventDraft): Promise<void> => {
    const id = eventId(draft);
    for (let attempt = 1; attempt <= jobAttempts; attempt += 1) {
      try {
        if (draft.organization !== null && !known.has(draft.organization)) {
          await platform.lookUpParty(draft.organization);
          known.add(draft.organization);
        }
        const { status } = await platform.postEvent(cloudEvent(draft, id, platformUrl, now()));
        // An error answer is logged, and the event is lost: so does the real service.
        if (status < 200 || status > 299)
          log(`broker: the event ${draft.name} was answered ${status} and is lost`);
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        log(
          `broker: the event ${draft.name} could not be posted: ${error instanceof Error ? error.message : String(error)}`,
        );
        if (attempt < jobAttempts)
          await delay(jobRetryMs, undefined, { signal: closing.signal }).catch(() => undefined);
        if (closing.signal.aborted) return;
      }
    }
  };

  return {
    publish: (events, delayMs) => {
      for (const draft of events) {
        if (closing.signal.aborted || draft.organization === null) continue;
        const posting = delay(delayMs).then(() => post(draft));
        pending.add(posting);
        void posting.finally(() => pending.delete(posting));
      }
    },
    close: async () => {
      closing.abort();
      const patience = new AbortController();
      await Promise.race([
        Promise.allSettled(pending),
        delay(1_000, undefined, { signal: patience.signal }).catch(() => undefined),
      ]);
      patience.abort();
    },
  };
}

/** That of `published` is derived, so that a repeated job sends the same one; all others are random. */
function eventId({ name, transferId, role, organization, isDuplicate }: EventDraft): string {
  if (name !== "published" || isDuplicate === true) return randomUUID();
  const digest = createHash("sha256")
    .update(`published:${transferId}:${role}:${organization}`)
    .digest("hex");
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function cloudEvent(
  draft: EventDraft,
  id: string,
  platformUrl: string,
  time: Instant,
): Readonly<Record<string, unknown>> {
  return {
    specversion: "1.0",
    id,
    type: `no.altinn.broker.${draft.name}`,
    time: formatInstant(time),
    resource: `urn:altinn:resource:${draft.resourceId}`,
    resourceinstance: draft.transferId,
    subject: `urn:altinn:organization:identifier-no:${draft.organization}`,
    source: `${platformUrl}/broker/api/v1/filetransfer`,
    data: { Role: draft.role },
  };
}
