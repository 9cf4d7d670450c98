/** Members of JSON objects, read without trust. */

export type Members = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value of the text, a byte order mark before it or not; undefined where it is no JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/**
 * The members by their names in lower case, for the service reads names in any case; null where two are one name to it,
 * since the order in which it took them is not known.
 */
export function membersByLowerCase(members: Members): Members | null {
  // Without a prototype: `__proto__` is a name like any other.
  const byName = Object.create(null) as Record<string, unknown>;
  const names = Object.keys(members);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    const lower = name.toLowerCase();
    if (lower in byName) return null;
    byName[lower] = members[name];
  }
  return byName;
}

/** A JSON pointer's step. */
export function step(name: string): string {
  return `/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
}
