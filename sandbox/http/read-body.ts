/** Reads a small request body whole; large ones are streamed elsewhere. */
import type { IncomingMessage } from "node:http";

/**
 * The body as text, or null when it is longer than `limitBytes` (the rest is then thrown away unread).
 *
 * Bytes that are no UTF-8 become U+FFFD.
 */
export async function readText(
  request: IncomingMessage,
  limitBytes: number,
): Promise<string | null> {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
