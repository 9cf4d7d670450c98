/** `/clocks`: how long the service waits. `/time`: lets time pass at once. */
import type { Clock } from "../clock.ts";
import { clockNames, defaultClocks, type Clocks } from "../clocks.ts";
import { formatInstant } from "../rules/instant.ts";
import { failure, ok, wrongMethod, type ControlRoute } from "./reply.ts";

interface Timed {
  readonly clocks: { current: Clocks };
  readonly clock: Clock;
  readonly jobs: { advance(byMs: number): void; rearm(): void };
}

const dayMs = 86_400_000;
/** Longer than any time to live that the service accepts. */
const longestAdvanceMs = 400 * dayMs;

export function controlClocks({ clocks, jobs }: Timed): ControlRoute {
  return (method, body) => {
    if (method === "PUT") {
      const wanted = body ?? { "": 0 };
      for (const [name, value] of Object.entries(wanted)) {
        const isKnown = (clockNames as readonly string[]).includes(name);
        if (!isKnown || !isMilliseconds(value, dayMs)) {
          return failure(
            400,
            `known clocks are ${clockNames.join(", ")}, each 0 to ${dayMs} milliseconds`,
          );
        }
      }
      clocks.current = { ...clocks.current, ...wanted };
    } else if (method === "DELETE") {
      clocks.current = defaultClocks;
    } else if (method !== "GET") {
      return wrongMethod();
    }
    jobs.rearm();
    return ok(clocks.current);
  };
}

export function controlTime({ clock, jobs }: Timed): ControlRoute {
  return (method, body) => {
    if (method === "POST") {
      const advanceMs = body?.["advanceMs"];
      if (!isMilliseconds(advanceMs, longestAdvanceMs)) {
        return failure(
          400,
          `expected {"advanceMs":…}, 0 to ${longestAdvanceMs} milliseconds; time never goes back`,
        );
      }
      jobs.advance(advanceMs);
    } else if (method !== "GET") {
      return wrongMethod();
    }
    return ok({ now: formatInstant(clock.now()), aheadMs: Math.round(clock.aheadMs()) });
  };
}

function isMilliseconds(value: unknown, largest: number): value is number {
  return typeof value === "number" && value >= 0 && value <= largest;
}
