/** Reading JSON from outside, as `unknown` until looked at. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The parsed text, or undefined when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Nine digits, as organisation numbers are written without prefix. */
export function isOrganizationNumber(value: unknown): value is string {
  return typeof value === "string" && /^\d{9}$/.test(value);
}
