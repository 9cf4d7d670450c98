/** Points in time, compared to the microsecond: the service stores no more. */

const pattern = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/** Microseconds since the epoch of an RFC 3339 date-time; NaN for anything else. */
export function microsOf(value: unknown): number {
  if (typeof value !== "string") return Number.NaN;
  const match = pattern.exec(value);
  if (match === null) return Number.NaN;
  const [, day = "", time = "", fraction = "", offset = ""] = match;
  const millis = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  return millis * 1000 + Number(`${fraction}000000`.slice(0, 6));
}

/** As the service would write it, in UTC. */
export function instantText(micros: number): string {
  const whole = Math.floor(micros / 1_000_000);
  const fraction = String(micros - whole * 1_000_000)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const seconds = new Date(whole * 1000).toISOString().slice(0, 19);
  return `${seconds}${fraction === "" ? "" : `.${fraction}`}+00:00`;
}
