/** Points in time, compared to the microsecond: the service stores no more. */

/** RFC 3339, as it came; null where something else came. */
export type Instant = string | null;

const pattern = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)$/;

/** The offset that the service writes. */
const utc = "+00:00";
/** Where the decimals begin, and where six of them end. */
const pointAt = 19;
const digitsEnd = 26;

/** Microseconds since the epoch of an RFC 3339 date-time; NaN for anything else. */
export function microsOf(value: unknown): number {
  if (typeof value !== "string") return Number.NaN;
  const match = pattern.exec(value);
  if (match === null) return Number.NaN;
  const [, day = "", time = "", fraction = "", offset = ""] = match;
  const millis = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  return millis * 1000 + Number(`${fraction}000000`.slice(0, 6));
}

/** Negative when one is before the other, 0 when they are the same, NaN when one of them is not known. */
export function compareInstants(one: Instant, other: Instant): number {
  if (one === null || other === null) return Number.NaN;
  if (one === other) return 0;
  // Most are written alike, and then the order of the texts is that of the times; reading a time costs k6 much more.
  if (isUsual(one) && isUsual(other)) {
    const digits = one.slice(0, -utc.length).padEnd(digitsEnd, "0");
    const otherDigits = other.slice(0, -utc.length).padEnd(digitsEnd, "0");
    return digits === otherDigits ? 0 : digits < otherDigits ? -1 : 1;
  }
  return microsOf(one) - microsOf(other);
}

/** As the service writes it: in UTC, and with at most six decimals, of which zeros at the end are left out. */
function isUsual(instant: string): boolean {
  return (
    instant.endsWith(utc) && instant[pointAt] === "." && instant.length <= digitsEnd + utc.length
  );
}

/** Both are known, and not the same. */
export function areDifferent(one: Instant, other: Instant): boolean {
  const difference = compareInstants(one, other);
  return Math.abs(difference) > 0;
}

export function instantOf(value: unknown): Instant {
  return typeof value === "string" ? value : null;
}

/** As the service would write it, in UTC. */
export function instantText(micros: number): string {
  const whole = Math.floor(micros / 1_000_000);
  const fraction = String(micros - whole * 1_000_000)
    .padStart(6, "0")
    .replace(/0+$/, "");
  const seconds = new Date(whole * 1000).toISOString().slice(0, 19);
  return `${seconds}${fraction === "" ? "" : `.${fraction}`}${utc}`;
}
