import type { OperationLatency } from "../../contracts/result.ts";

/** One measured time and when it was measured. */
export interface Sample {
  /** Milliseconds from the start of the load. */
  readonly atMs: number;
  readonly valueMs: number;
}

const blocksInRun = 10;

/** Length of one block, in seconds: a tenth of the load, at least a second. */
function blockSeconds(durationSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds / blocksInRun));
}

/** Samples by the time they were taken; blocks without a sample are left out. Pure. */
export function timeBlocks(
  samples: readonly Sample[],
  durationSeconds: number,
): OperationLatency["blocks"] {
  const lengthSeconds = blockSeconds(durationSeconds);
  const blocks = new Map<number, number[]>();
  for (const { atMs, valueMs } of samples) {
    const startSeconds = Math.max(0, Math.floor(atMs / 1000 / lengthSeconds)) * lengthSeconds;
    const values = blocks.get(startSeconds);
    if (values === undefined) blocks.set(startSeconds, [valueMs]);
    else values.push(valueMs);
  }
  return [...blocks]
    .sort(([one], [other]) => one - other)
    .map(([startSeconds, values]) => {
      const sorted = values.sort((one, other) => one - other);
      return {
        startSeconds,
        samples: sorted.length,
        median: quantile(sorted, 0.5),
        p95: quantile(sorted, 0.95),
        max: sorted.at(-1) ?? 0,
      };
    });
}

/** Quantile of ascending values, linear between neighbours as k6 does it; 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
