/** JSON of a response as far as a step needs it. Pure; the judge reads the whole of it later. */

/** The parsed text, or undefined when it is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One member of the object that the text holds, or undefined. */
export function readMember(text: string, name: string): unknown {
  return memberOf(readJson(text), name);
}

/**
 * Every text that a member of this name has anywhere in the JSON, cut out without parsing; null where it cannot be
 * told so: white space, escapes. Parsing an overview costs k6 ten times as much.
 *
 * Inside a text the quotes would be escaped, so what is found is a member. That the whole is JSON the judge sees.
 */
export function cutTexts(text: string, name: string): readonly string[] | null {
  if (text.includes("\\")) return null;
  const parts = text.split(`"${name}":"`);
  const texts: string[] = [];
  for (let index = 1; index < parts.length; index += 1) {
    const part = parts[index] ?? "";
    texts.push(part.slice(0, part.indexOf('"')));
  }
  return texts;
}

/** One member that is a text, cut out where it can be. */
export function readText(text: string, name: string): unknown {
  const texts = cutTexts(text, name);
  return texts?.length === 1 ? texts[0] : readMember(text, name);
}

/** One member of a value that may be an object. */
export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
