/** Values as the table shows them. */
import { canonicalText, type JsonValue } from "./json-value.ts";
import { anyType } from "./keywords.ts";
import type { Schema } from "./schema.ts";

/** What stands on a side that does not have the thing at all. */
export const absent = "absent";
/** What stands on a side that sets no bound. */
export const none = "none";

export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return none;
  return typeof value === "string" ? value : canonicalText(value);
}

/** `string or null`, `anything`. */
export function shownTypes({ types }: Schema): string {
  if (types.length === 0) return "nothing";
  if (types.length === anyType.length) return "anything";
  // Null last: it is the exception.
  return [...types].sort((a, b) => Number(a === "null") - Number(b === "null")).join(" or ");
}

/** The listed values; null where anything may stand. */
export function shownValues(values: readonly string[] | null): string {
  if (values === null) return "any";
  return values.map((value) => shown(JSON.parse(value) as JsonValue)).join(", ");
}
