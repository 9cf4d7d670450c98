import type { LoadSummary, OperationLatency } from "../../../contracts/result.ts";
import { formatBytes, formatCount, formatMs } from "../../facts/format-quantities.ts";
import { paint } from "./paint.ts";

/** The load in two lines of accounts and one latency table. */
export function renderLoad(load: LoadSummary | null, color: boolean): readonly string[] {
  if (load === null) return [];
  const { iterations, transfers, bytes, responses } = load;
  const count = formatCount;
  return [
    `${paint("bold", "load", color)} ${load.scenario}, ${load.workload}: ${load.ratePerSecond} per second for ${load.durationSeconds} s`,
    `  iterations  ${count(iterations.started)} started = ${count(iterations.completed)} completed + ${count(iterations.failed)} failed + ${count(iterations.interrupted)} interrupted + ${count(iterations.dropped)} dropped`,
    `  transfers   ${count(transfers.initialized)} initialized, ${count(transfers.published)} published, ${count(transfers.lost)} lost, ${count(transfers.corrupt)} corrupt`,
    `  bytes       ${formatBytes(bytes.uploaded)} uploaded, ${formatBytes(bytes.downloaded)} downloaded`,
    `  responses   ${count(responses.judged)} judged, ${count(responses.violating)} in breach of the contract`,
    ...(load.latencies.length > 0 ? ["", ...renderLatencies(load.latencies)] : []),
  ];
}

function renderLatencies(latencies: readonly OperationLatency[]): readonly string[] {
  const header = ["latency, ms", "n", "p50", "p95", "p99", "max"];
  const rows = latencies.map((latency) => [
    latency.operationId,
    formatCount(latency.samples),
    ...(latency.samples === 0
      ? ["–", "–", "–", "–"]
      : [latency.median, latency.p95, latency.p99, latency.max].map(formatMs)),
  ]);
  const table = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? "").length)),
  );
  return table.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0
          ? `  ${cell.padEnd(widths[0] ?? 0)}`
          : cell.padStart((widths[column] ?? 0) + 2),
      )
      .join(""),
  );
}
