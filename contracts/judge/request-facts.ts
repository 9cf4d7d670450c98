/** Reads from a request what the conditions of deviations ask. */
import type { Headers, RequestFacts } from "./facts.ts";

/** The JSON object of the body, or null where the body is none. */
export function jsonObject(
  request: RequestFacts<Headers>,
): Readonly<Record<string, unknown>> | null {
  if (request.body.kind !== "text") return null;
  try {
    const value: unknown = JSON.parse(request.body.text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** All texts in the value: strings and names of members, at any depth. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
}

/** Whether the ISO 8601 duration is longer than so many days, either way; a year has 365 days, a month 30. */
export function isDurationBeyondDays(value: unknown, days: number): boolean {
  if (typeof value !== "string") return false;
  const match =
    /^\s*-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?\s*$/.exec(
      value,
    );
  if (!match) return false;
  const [years = 0, months = 0, dayCount = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const total =
    years * 365 + months * 30 + dayCount + hours / 24 + minutes / 1440 + seconds / 86_400;
  return total > days;
}
