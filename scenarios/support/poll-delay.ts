const firstMs = 50;
const longestMs = 1_000;

/**
 * Milliseconds to wait before looking again: longer each time, at most a second, and scattered by up
 * to a quarter so that waiting VUs do not look in step.
 *
 * @param tries  looks that have not yet shown what is waited for
 * @param jitter 0 to 1
 */
export function nextDelayMs(tries: number, jitter: number): number {
  return Math.min(longestMs, firstMs * 1.6 ** tries) * (0.75 + jitter * 0.5);
}
