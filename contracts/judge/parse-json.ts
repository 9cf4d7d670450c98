/** Reads JSON as every runtime would: k6 and newman's sandbox have a mind of their own at two places. */
import { jsonTokens } from "./scan-json.ts";

/** @returns undefined where the text is no JSON that a client can read; JSON itself has no such value */
export function parseJson(text: string): unknown {
  // Newman's sandbox drops a byte order mark, which JSON does not have; k6 refuses what others read as infinite.
  if (text.charCodeAt(0) === 0xfeff || holdsInfinity(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a number of the text, which may be no JSON at all, is beyond every double. */
export function holdsInfinity(text: string): boolean {
  if (!/\d[eE]\+?\d{3}|\d{300}/.test(text)) return false;
  return jsonTokens(text).some((token) => Math.abs(Number(token)) === Infinity);
}
