/** Headers by lower-case name, repeated lines joined with `", "` as RFC 9110, section 5.2 allows. */
import type { Header } from "./facts.ts";

export type HeaderMap = ReadonlyMap<string, string>;

export function headerMap(headers: readonly Header[]): HeaderMap {
  const map = new Map<string, string>();
  // By index: k6 walks iterators slowly.
  for (let index = 0; index < headers.length; index += 1) {
    const line = headers[index] as Header;
    const key = line[0].toLowerCase();
    const value = line[1].trim();
    const earlier = map.get(key);
    map.set(key, earlier === undefined ? value : `${earlier}, ${value}`);
  }
  return map;
}
