import { sleep } from "k6";

const napMs = 40;
const longestHoldMs = 5_000;

/**
 * Holds an iteration that k6 is about to cut, so that it does no more.
 *
 * k6 first fails the request in flight and stops the script a moment later; in between a script would
 * take the cut for a failure of the target. `sleep` comes back at once in a VU that is being stopped.
 */
export function holdIfStopped(): void {
  const startedAtMs = Date.now();
  sleep(napMs / 1000);
  const hasSlept = Date.now() - startedAtMs >= napMs / 2;
  if (hasSlept) return;
  while (Date.now() - startedAtMs < longestHoldMs);
}
