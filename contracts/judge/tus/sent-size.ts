/** How many bytes of a body a request brought. */
import { bodySize } from "../body-size.ts";
import type { Headers, RequestFacts } from "../facts.ts";
import type { HeaderMap } from "../header-map.ts";

/**
 * Bytes of the body; null where that is not known: it was not kept, was cut short, or was recorded with the framing
 * of its chunks.
 */
export function sentSize({ body }: RequestFacts<Headers>, headers: HeaderMap): number | null {
  const isFramed = body.kind === "text" && /^[0-9a-f]+(?:;[^\r\n]*)?\r\n/i.test(body.text);
  if (headers.has("transfer-encoding") && isFramed) return null;
  const size = bodySize(body);
  const announced = headers.get("content-length");
  if (announced === undefined) return size;
  return size === null || size === Number(announced) ? Number(announced) : null;
}
