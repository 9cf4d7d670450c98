/** Judges the events that the control of the platform shows. */
import type { judgeEvent } from "../../contracts/judge/judge-event.ts";
import type { Body } from "../../contracts/judge/facts.ts";
import type { Violation } from "../../contracts/judge/verdict.ts";

/** Name of the check. */
export const eventsClaim = "events keep the contract";

/**
 * What is wrong with the events, each placed in the control's answer (`{"events":[{"event":…}]}`, an `event` being what
 * the service posted); null where the answer is no such list.
 */
export function eventViolations(body: Body, judge: typeof judgeEvent): readonly Violation[] | null {
  const kept = body.kind === "text" ? listed(body.text) : null;
  if (kept === null) return null;
  return kept.flatMap(({ event }, index) =>
    judge(event).map((violation) => ({
      ...violation,
      pointer: `/events/${index}/event${violation.pointer}`,
    })),
  );
}

function listed(text: string): readonly { readonly event: unknown }[] | null {
  try {
    const { events } = JSON.parse(text) as { readonly events?: unknown };
    return Array.isArray(events) ? (events as readonly { readonly event: unknown }[]) : null;
  } catch {
    return null;
  }
}
