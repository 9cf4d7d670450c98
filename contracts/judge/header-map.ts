/** Headers by lower-case name, repeated lines joined with `", "` as RFC 9110, section 5.2 allows. */
import type { Header } from "./facts.ts";

export type HeaderMap = ReadonlyMap<string, string>;

export function headerMap(headers: readonly Header[]): HeaderMap {
  const map = new Map<string, string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const earlier = map.get(key);
    map.set(key, earlier === undefined ? value.trim() : `${earlier}, ${value.trim()}`);
  }
  return map;
}
