/**
 * Time of a process as its actors feel it: our own work (hashing, judging) stops the watch.
 *
 * k6 has no finer clock than the millisecond.
 */
export class Stopwatch {
  readonly #now: () => number;
  readonly #startedAt: number;
  #pausedMs = 0;

  /** Starts the watch. */
  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** Milliseconds since the watch was started, without the pauses. */
  elapsedMs(): number {
    return this.#now() - this.#startedAt - this.#pausedMs;
  }

  /** Does our own work off the clock. */
  pause<Value>(work: () => Value): Value {
    const pausedAt = this.#now();
    try {
      return work();
    } finally {
      this.#pausedMs += this.#now() - pausedAt;
    }
  }
}
