/** Counts calls by minute, for each integration and operation. */

const minuteMs = 60_000;
/** How many counts are kept before the old ones are looked for. */
const sweepAbove = 10_000;

export class RateCounter {
  /** By key: when its minute began, and the calls since. */
  readonly #counts = new Map<string, { readonly sinceMs: number; calls: number }>();

  /**
   * Counts a call; 0 when it may go on, else the seconds until the next minute of this key begins. A key's
   * minute begins with its first call, and a refused call does not count.
   */
  count(key: string, limit: number, nowMs: number): number {
    const known = this.#counts.get(key);
    if (known === undefined || nowMs - known.sinceMs >= minuteMs) {
      if (this.#counts.size >= sweepAbove) this.#sweep(nowMs);
      this.#counts.set(key, { sinceMs: nowMs, calls: 1 });
      return limit >= 1 ? 0 : minuteMs / 1000;
    }
    if (known.calls >= limit) return Math.ceil((known.sinceMs + minuteMs - nowMs) / 1000);
    known.calls += 1;
    return 0;
  }

  clear(): void {
    this.#counts.clear();
  }

  #sweep(nowMs: number): void {
    for (const [key, { sinceMs }] of this.#counts) {
      if (nowMs - sinceMs >= minuteMs) this.#counts.delete(key);
    }
  }
}
