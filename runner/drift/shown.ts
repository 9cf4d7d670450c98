/** Values as the table shows them. */
import { canonicalText, type JsonValue } from "./json-value.ts";
import { anyType } from "./keywords.ts";
import type { JsonType } from "./schema.ts";

/** What stands on a side that does not have the thing at all. */
export const absent = "absent";
/** What stands on a side that sets no bound. */
export const none = "none";

export function shown(value: JsonValue | undefined): string {
  if (value === undefined) return none;
  return typeof value === "string" ? value : canonicalText(value);
}

/** `string or integer`, `anything`; null is told apart. */
export function shownTypes(types: readonly JsonType[]): string {
  if (types.length === 0) return "nothing";
  return types.length >= anyType.length - 1 ? "anything" : types.join(" or ");
}

/** The listed values; null where anything may stand. */
export function shownValues(values: readonly string[] | null): string {
  if (values === null) return "any";
  return values.map((value) => shown(JSON.parse(value) as JsonValue)).join(", ");
}
