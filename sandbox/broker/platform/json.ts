/** JSON that came over the wire: unknown until looked at. */
import { asObject } from "../rules/as-object.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in a body; null when the body is no JSON object. */
export function readJsonObject(body: string): JsonObject | null {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return null;
  }
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
