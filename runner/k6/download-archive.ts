import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** Bounds of a download; all times in milliseconds. */
export interface DownloadLimits {
  /** From the request, over redirects, to the head of the answer: connecting included. */
  readonly answerMs: number;
  /** Longest silence between two pieces of the body. */
  readonly silenceMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
}

/** What became of a download. `received` says nothing about whether the bytes are the right ones. */
export type Download =
  | { readonly kind: "received"; readonly sha256: string; readonly sizeBytes: number }
  | { readonly kind: "failed"; readonly reason: string };

/** A bound was passed; its message is the reason of a failed download. */
class DownloadStopped extends Error {}

/**
 * Fetches a file and hashes it on the way. An answer that is cut short counts as failed, not as received.
 *
 * @throws the signal's reason when it is aborted
 */
export async function downloadArchive(
  url: string,
  filePath: string,
  limits: DownloadLimits,
  signal: AbortSignal,
): Promise<Download> {
  const stop = new AbortController();
  const stopAfter = (ms: number, reason: string): NodeJS.Timeout =>
    setTimeout(() => stop.abort(new DownloadStopped(reason)), ms);
  const total = stopAfter(limits.totalMs, `not complete within ${limits.totalMs / 1000} s`);
  let watch = stopAfter(limits.answerMs, `no answer within ${limits.answerMs / 1000} s`);
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([stop.signal, signal]),
      // A mirror that labels the archive itself as an encoding would have it unpacked on the way.
      headers: { accept: "application/octet-stream", "accept-encoding": "identity" },
    });
    if (response.status !== 200 || response.body === null) {
      return { kind: "failed", reason: `HTTP ${response.status}` };
    }
    const hash = createHash("sha256");
    let sizeBytes = 0;
    const file = await open(filePath, "wx");
    try {
      for await (const piece of response.body as AsyncIterable<Uint8Array>) {
        clearTimeout(watch);
        watch = stopAfter(limits.silenceMs, `nothing more for ${limits.silenceMs / 1000} s`);
        sizeBytes += piece.byteLength;
        if (sizeBytes > limits.maxBytes) {
          return { kind: "failed", reason: `larger than ${limits.maxBytes} bytes` };
        }
        hash.update(piece);
        await file.writeFile(piece);
      }
    } finally {
      await file.close();
    }
    return { kind: "received", sha256: hash.digest("hex"), sizeBytes };
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "failed", reason: reasonOf(error) };
  } finally {
    clearTimeout(watch);
    clearTimeout(total);
    // Lets go of a body that nobody will read.
    stop.abort();
  }
}

/** undici says `fetch failed` and hides the reason in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? (error as NodeJS.ErrnoException).code ?? cause?.message ?? error.message;
}
