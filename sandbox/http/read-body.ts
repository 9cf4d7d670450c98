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
  // Leaving the loop must not destroy the request: its socket has yet to carry the answer.
  const parts = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of parts) {
    sizeBytes += chunk.length;
    if (sizeBytes > limitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
