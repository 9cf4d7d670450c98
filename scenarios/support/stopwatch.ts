/**
 * Time of a process as its actors feel it: our own work (hashing, judging) stops the watch.
 *
 * k6 has no finer clock than the millisecond.
 */
export interface Stopwatch {
  /** Milliseconds since the watch was started, without the pauses. */
  elapsedMs(): number;
  /** Does our own work off the clock. */
  pause<Value>(work: () => Value): Value;
}

export function startStopwatch(now: () => number): Stopwatch {
  const startedAt = now();
  let pausedMs = 0;
  return {
    elapsedMs: () => now() - startedAt - pausedMs,
    pause: (work) => {
      const pausedAt = now();
      try {
        return work();
      } finally {
        pausedMs += now() - pausedAt;
      }
    },
  };
}
