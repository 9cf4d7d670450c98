/** A request that was recorded as the bytes that went over the wire. */
import type { Header, RequestFacts } from "../../contracts/judge/facts.ts";

/**
 * Its parts (RFC 9112, sections 2 and 3). What is no HTTP has neither method nor path.
 *
 * `#` is no part of a request target; the service takes it for one of the path, as if it were encoded.
 */
export function wireRequest(text: string): RequestFacts {
  const end = text.indexOf("\r\n\r\n");
  const [line = "", ...lines] = text.slice(0, end < 0 ? text.length : end).split("\r\n");
  const [, method = "", target = ""] = /^(\S+) (\S+) HTTP\/\d/.exec(line) ?? [];
  return {
    method,
    path: target.replaceAll("#", "%23"),
    headers: lines.map((each): Header => {
      const colon = each.indexOf(":");
      return [each.slice(0, Math.max(colon, 0)), each.slice(colon + 1).trim()];
    }),
    body: { kind: "text", text: end < 0 ? "" : text.slice(end + 4) },
  };
}
