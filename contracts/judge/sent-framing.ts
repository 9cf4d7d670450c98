/** What is wrong with the framing of a request that was recorded as it was sent. */
import { bodySize } from "./body-size.ts";
import type { Headers, RequestFacts } from "./facts.ts";
import { headerMap } from "./header-map.ts";

/**
 * A chunked body, recorded with its framing, whose first size is no hexadecimal number or whose last chunk never
 * came (RFC 9112, section 7.1).
 */
export function isChunkingMalformed({ headers, body }: RequestFacts<Headers>): boolean {
  const isChunked = /chunked/i.test(headerMap(headers).get("transfer-encoding") ?? "");
  if (!isChunked || body.kind !== "text") return false;
  const { text } = body;
  const isFramed = /^[0-9a-f]+(?:;[^\r\n]*)?\r\n/i.test(text);
  return isFramed ? !/(?:^|\r\n)0+\r\n(?:[^\r\n]+\r\n)*\r\n$/.test(text) : text.includes("\r\n");
}

/** Fewer bytes than Content-Length announced had been sent when the service gave up. */
export function isShorterThanAnnounced({ headers, body }: RequestFacts<Headers>): boolean {
  const announced = Number(headerMap(headers).get("content-length") ?? Number.NaN);
  const sent = bodySize(body);
  return sent !== null && sent < announced;
}
