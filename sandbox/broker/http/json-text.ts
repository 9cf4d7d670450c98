/** JSON as the service writes it: letters beyond ASCII as they are, `\uXXXX` with upper-case hex for the rest. */
import type { JsonValue } from "../rules/answer.ts";

/** Supplementary characters, other blanks than the space, controls and what Unicode does not assign. */
const escaped =
  /[\u007f-\u009f]|(?! )[\p{Zs}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]|[\u{10000}-\u{10ffff}]/gu;

export function jsonText(value: JsonValue): string {
  if (typeof value === "string") return jsonString(value);
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(jsonText).join(",")}]`;
  const members: Iterable<readonly [string, JsonValue]> =
    value instanceof Map ? (value as ReadonlyMap<string, JsonValue>) : Object.entries(value);
  return `{${[...members].map(([name, member]) => `${jsonString(name)}:${jsonText(member)}`).join(",")}}`;
}

export function jsonString(text: string): string {
  return JSON.stringify(text)
    .replace(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`)
    .replace(escaped, (char) =>
      Array.from({ length: char.length }, (_unit, index) =>
        unitEscape(char.charCodeAt(index)),
      ).join(""),
    );
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).toUpperCase().padStart(4, "0")}`;
}
