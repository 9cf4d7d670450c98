/** Durations: ISO 8601 as XML Schema has it on the way in, .NET's `[d.]hh:mm:ss` on the way out. */

/** Microseconds in a day; a month counts 30 days and a year 365. */
export const dayMicros = 86_400_000_000;

const pattern =
  /^(-)?P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

export type DurationReading =
  { readonly kind: "duration"; readonly micros: number } | { readonly kind: "malformed" };

/** `P1W`, fractions of anything but seconds, lower case and numbers beyond int32 are malformed. */
export function readDuration(text: string): DurationReading {
  const match = pattern.exec(text.trim());
  if (match === null) return { kind: "malformed" };
  const numbers = match.slice(2, 8).map((digits) => (digits === undefined ? 0 : Number(digits)));
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = numbers;
  if (numbers.some((number) => number > 2_147_483_647)) return { kind: "malformed" };
  // .NET turns twelve months into a year before it counts days.
  const totalDays = (years + Math.floor(months / 12)) * 365 + (months % 12) * 30 + days;
  const fraction = Number((match[8] ?? "").slice(0, 6).padEnd(6, "0"));
  const micros =
    totalDays * dayMicros + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000 + fraction;
  return { kind: "duration", micros: match[1] === undefined ? micros : -micros };
}

/** `30.00:00:00`, `02:00:00`, `00:00:00.5000000`, `-1.00:00:00`. */
export function formatDuration(micros: number): string {
  const size = Math.abs(micros);
  const days = Math.floor(size / dayMicros);
  const seconds = Math.floor((size % dayMicros) / 1_000_000);
  const fraction = size % 1_000_000;
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
  const ticks = fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}0`;
  return `${micros < 0 ? "-" : ""}${days === 0 ? "" : `${days}.`}${clock}${ticks}`;
}
