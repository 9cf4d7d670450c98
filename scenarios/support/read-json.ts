/** JSON of a response as far as a step needs it. Pure; the judge reads the whole of it later. */

/** The parsed text, or undefined when it is no JSON. */
export function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "") as unknown;
  } catch {
    return undefined;
  }
}

/** One member of the object that the text holds, or undefined. */
export function readMember(text: string | null, name: string): unknown {
  return memberOf(readJson(text), name);
}

/** One member of a value that may be an object. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
