import type { OperationLatency } from "../../../contracts/result.ts";

/** Latency of an operation whose times follow a smooth curve with a long tail; times in milliseconds. */
export function sampleLatency(
  operationId: OperationLatency["operationId"],
  fastest: number,
  samples = 300,
): OperationLatency {
  const at = (share: number) =>
    Number((fastest * (1 + share * 0.8 + 0.35 / (1.06 - share))).toFixed(3));
  const blocks = Array.from({ length: 12 }, (_, index) => {
    const drift = 1 + 0.15 * Math.sin(index * 1.7 + fastest);
    const scaled = (share: number) => Number((at(share) * drift).toFixed(3));
    const max = Math.min(scaled(0.995), at(1));
    return { startSeconds: index * 5, samples: 25, median: scaled(0.5), p95: scaled(0.95), max };
  });
  return {
    operationId,
    samples,
    min: at(0),
    median: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    mean: at(0.55),
    quantiles: Array.from({ length: 101 }, (_, percent) => at(percent / 100)),
    blocks,
  };
}
