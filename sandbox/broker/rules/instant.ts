/**
 * A point in time as the service keeps it: microseconds since the epoch (PostgreSQL's precision).
 * Stays exact in a number until the year 2255.
 */
export type Instant = number;

const microsecondsPerMillisecond = 1000;

/** ISO 8601 in UTC with offset, trailing zeros of the fraction dropped, as the service writes it. */
export function formatInstant(instant: Instant): string {
  const milliseconds = Math.floor(instant / microsecondsPerMillisecond);
  const seconds = new Date(milliseconds).toISOString().slice(0, 19);
  const micros = instant - Math.floor(instant / 1_000_000) * 1_000_000;
  const fraction = String(micros).padStart(6, "0").replace(/0+$/, "");
  return `${seconds}${fraction === "" ? "" : `.${fraction}`}+00:00`;
}

/** An RFC 3339 time, a date, or what else JavaScript reads as one; null when it is none. */
export function readInstant(text: string): Instant | null {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? "";
  const micros = Number(fraction.slice(3, 6).padEnd(3, "0"));
  return milliseconds * microsecondsPerMillisecond + micros;
}

/**
 * A clock of strictly rising microseconds, so that no two rows have the same time.
 *
 * @param nowMs milliseconds since the epoch
 */
export function strictClock(nowMs: () => number): () => Instant {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(nowMs() * microsecondsPerMillisecond));
    return last;
  };
}
