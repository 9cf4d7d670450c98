/** How a run is recognised in the target's logs and data: User-Agent, trace context, reference. */

/** User-Agent of every request of a run, for example `broker-suite/0.1.0 (20261124-141903-3f2a)`. */
export function userAgent(suiteVersion: string, runId: string): string {
  return `broker-suite/${suiteVersion} (${runId})`;
}

/**
 * A W3C `traceparent`, sampled.
 *
 * @param randomHex gives that many random hexadecimal digits, lower case
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function traceparent(randomHex: (digits: number) => string): string {
  return `00-${notAllZero(randomHex(32))}-${notAllZero(randomHex(16))}-01`;
}

// "All bytes as zero is considered an invalid value", for the trace id and the parent id alike.
function notAllZero(hex: string): string {
  return /^0+$/.test(hex) ? `${hex.slice(0, -1)}1` : hex;
}
