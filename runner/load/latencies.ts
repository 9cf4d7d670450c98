import type { OperationLatency } from "../../contracts/result.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { operationSelector } from "../../scenarios/workloads/k6-options.ts";
import type { LatencyName, LoadRecord } from "./load-record.ts";
import type { LoadSummaryFile, MetricSummary } from "./read-summary.ts";
import { timeBlocks } from "./time-blocks.ts";

/**
 * Latency of each operation of the load: quantiles from k6's summary, blocks from the script's lines.
 *
 * A request of an interrupted iteration is in the quantiles and in no block. Pure.
 */
export function latencies(
  scenario: string,
  durationSeconds: number,
  summary: LoadSummaryFile,
  record: LoadRecord,
): readonly OperationLatency[] {
  const names: readonly (readonly [LatencyName, string])[] = [
    ...operationIds.map(
      (id) => [id, operationSelector("http_req_duration", scenario, id)] as const,
    ),
    ["timeToPublished", "time_to_published"],
    ["endToEnd", "end_to_end"],
  ];
  return names.flatMap(([operationId, metricName]) => {
    const metric = summary.metrics.get(metricName);
    const samples = metric?.values["count"] ?? 0;
    if (metric === undefined || samples === 0) return [];
    const blocks = timeBlocks(record.samplesOf(operationId), durationSeconds);
    return [{ operationId, samples, ...distribution(metric), blocks }];
  });
}

function distribution({
  values,
}: MetricSummary): Omit<OperationLatency, "operationId" | "samples" | "blocks"> {
  const value = (name: string): number => values[name] ?? 0;
  return {
    min: value("min"),
    median: value("med"),
    p90: value("p(90)"),
    p95: value("p(95)"),
    p99: value("p(99)"),
    max: value("max"),
    mean: value("avg"),
    quantiles: Array.from({ length: 101 }, (_, percent) => value(`p(${String(percent)})`)),
  };
}
