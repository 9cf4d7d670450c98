/** Dates of a query as .NET reads them: leniently, in UTC where no offset is given. */
import type { Instant } from "./instant.ts";

const iso =
  /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?: ?([AP]M))?(Z|[+-]\d{2}:?\d{2})?)?$/i;
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const english =
  /^(?:[A-Z][a-z]{2}, )?(?:(\d{1,2}) ([A-Z][a-z]+)|([A-Z][a-z]+) (\d{1,2}),) (\d{4})(?: (\d{2}):(\d{2}):(\d{2}) GMT)?$/;
const timeOnly = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const monthNames = [
  "jan",
  "feb",
  "mar",
  "apr",
  "may",
  "jun",
  "jul",
  "aug",
  "sep",
  "oct",
  "nov",
  "dec",
];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Microseconds of the second. */
  readonly micros?: number;
  readonly offsetMinutes?: number;
}

/**
 * @param now only for a time without a date, which means today
 * @returns microseconds since the epoch; null when .NET refuses the text
 */
export function readQueryDate(text: string, now: Instant): Instant | null {
  const value = text.trim();
  return readIso(value) ?? readAmerican(value) ?? readEnglish(value) ?? readTime(value, now);
}

function readIso(value: string): Instant | null {
  const match = iso.exec(value);
  if (match === null) return null;
  const [
    ,
    year,
    month,
    day = "1",
    hour = "0",
    minute = "0",
    second = "0",
    fraction = "",
    half,
    offset,
  ] = match;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours =
    half === undefined
      ? Number(hour)
      : (Number(hour) % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
  return assemble({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: hours,
    minute: Number(minute),
    second: Number(second),
    micros: Number(fraction.slice(0, 6).padEnd(6, "0")),
    offsetMinutes: readOffset(offset),
  });
}

function readOffset(offset: string | undefined): number {
  if (offset === undefined || offset.toUpperCase() === "Z") return 0;
  const sign = offset.startsWith("-") ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
}

function readAmerican(value: string): Instant | null {
  const match = american.exec(value);
  if (match === null) return null;
  return assemble({ year: Number(match[3]), month: Number(match[1]), day: Number(match[2]) });
}

function readEnglish(value: string): Instant | null {
  const match = english.exec(value);
  if (match === null) return null;
  const name = (match[2] ?? match[3] ?? "").slice(0, 3).toLowerCase();
  const month = monthNames.indexOf(name) + 1;
  return assemble({
    year: Number(match[5]),
    month,
    day: Number(match[1] ?? match[4]),
    hour: Number(match[6] ?? 0),
    minute: Number(match[7] ?? 0),
    second: Number(match[8] ?? 0),
  });
}

function readTime(value: string, now: Instant): Instant | null {
  const match = timeOnly.exec(value);
  if (match === null) return null;
  const today = new Date(now / 1000);
  return assemble({
    year: today.getUTCFullYear(),
    month: today.getUTCMonth() + 1,
    day: today.getUTCDate(),
    hour: Number(match[1]),
    minute: Number(match[2]),
    second: Number(match[3] ?? 0),
  });
}

/** Years 1 to 9999 also after the offset has been taken off; offsets of 14 h at most. */
function assemble(parts: Parts): Instant | null {
  const {
    year,
    month,
    day,
    hour = 0,
    minute = 0,
    second = 0,
    micros = 0,
    offsetMinutes = 0,
  } = parts;
  if (hour > 23 || minute > 59 || second > 59 || Math.abs(offsetMinutes) > 14 * 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const milliseconds = date.getTime() - offsetMinutes * 60_000;
  const utcYear = new Date(milliseconds).getUTCFullYear();
  return utcYear < 1 || utcYear > 9999 ? null : milliseconds * 1000 + micros;
}
