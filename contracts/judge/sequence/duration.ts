/** Durations: ISO 8601 as `configureResource` takes them, .NET's form as `getResource` gives them. */

const iso =
  /^(-)?P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;
const dotNet = /^(-)?(?:(\d+)\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?$/;
const dayMicros = 86_400_000_000;

/**
 * Microseconds of an XML Schema duration; null for anything else. A year has 365 days, a month 30, and twelve months
 * are a year.
 */
export function microsOfIsoDuration(text: string): number | null {
  const match = iso.exec(text.trim());
  if (match === null) return null;
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2, 8)
    .map((digits) => Number(digits ?? 0));
  const whole = (years + Math.floor(months / 12)) * 365 + (months % 12) * 30 + days;
  return signed(match[1], whole, hours, minutes, seconds, match[8]);
}

/** Microseconds of `[-][d.]hh:mm:ss[.fffffff]`; null for anything else. */
export function microsOfDotNetDuration(text: string): number | null {
  const match = dotNet.exec(text);
  if (match === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(2, 6)
    .map((digits) => Number(digits ?? 0));
  return signed(match[1], days, hours, minutes, seconds, match[6]);
}

function signed(
  sign: string | undefined,
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  fraction: string | undefined,
): number {
  const clock = ((hours * 60 + minutes) * 60 + seconds) * 1_000_000;
  const size = days * dayMicros + clock + Number(`${fraction ?? ""}000000`.slice(0, 6));
  return sign === undefined || size === 0 ? size : -size;
}
