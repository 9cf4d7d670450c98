/** Headers by lower-case name, repeated lines joined with `", "` as RFC 9110, section 5.2 allows. */
import type { Header, Headers } from "./facts.ts";

export type HeaderMap = ReadonlyMap<string, string>;

export function headerMap(headers: Headers): HeaderMap {
  return isLines(headers) ? mapOfLines(headers) : mapOfValues(headers);
}

function isLines(headers: Headers): headers is readonly Header[] {
  return Array.isArray(headers);
}

function mapOfLines(lines: readonly Header[]): HeaderMap {
  const map = new Map<string, string>();
  for (const [name, line] of lines) {
    const key = name.toLowerCase();
    const value = line.trim();
    const earlier = map.get(key);
    map.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return map;
}

/** The runtime that joined the lines has trimmed them, too. By index: k6 walks iterators slowly. */
function mapOfValues(values: Readonly<Record<string, string>>): HeaderMap {
  const map = new Map<string, string>();
  const names = Object.keys(values);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    map.set(name.toLowerCase(), values[name] as string);
  }
  return map;
}
