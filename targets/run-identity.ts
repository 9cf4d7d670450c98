/** How a run is recognised in the target's logs and data: User-Agent and reference. */

/** User-Agent of every request of a run, for example `broker-suite/0.1.0 (20261124-141903-3f2a)`. */
export function userAgent(suiteVersion: string, runId: string): string {
  return `broker-suite/${suiteVersion} (${runId})`;
}
