/** JSON that came over the wire: unknown until looked at. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The object in a body; null when the body is no JSON object. */
export function readJsonObject(body: string): JsonObject | null {
  try {
    return asJsonObject(JSON.parse(body));
  } catch {
    return null;
  }
}

export function asJsonObject(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null;
}

export function asText(value: unknown): string {
  return typeof value === "string" ? value : "";
}
