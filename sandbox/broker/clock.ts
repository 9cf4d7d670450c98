/** The emulator's time: the machine's, and what control has added to it. It never goes back. */
import { strictClock, type Instant } from "./rules/instant.ts";

export interface Clock {
  /** Strictly rising: no two rows have the same time. */
  readonly now: () => Instant;
  /** How far it is ahead of the machine, in milliseconds. */
  aheadMs(): number;
  /** Jumps to a later time; an earlier one changes nothing. */
  jumpTo(instant: Instant): void;
}

/**
 * @param machineMs milliseconds since the epoch
 * @param aheadMs   what was added before a restart
 */
export function createClock(machineMs: () => number, aheadMs = 0): Clock {
  let ahead = aheadMs;
  const now = strictClock(() => machineMs() + ahead);
  return {
    now,
    aheadMs: () => ahead,
    jumpTo: (instant) => {
      ahead = Math.max(ahead, instant / 1000 - machineMs());
    },
  };
}
