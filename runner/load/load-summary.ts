import type { LoadSummary } from "../../contracts/result.ts";
import type { Workload } from "../../scenarios/workloads/workload.ts";
import { countIterations } from "./accounting.ts";
import { latencies } from "./latencies.ts";
import type { LoadRecord } from "./load-record.ts";
import type { K6Count } from "./read-k6-count.ts";
import { countOf, type LoadSummaryFile } from "./read-summary.ts";
import { thresholdResults } from "./threshold-checks.ts";

export interface LoadSummaryInput {
  readonly scenario: string;
  readonly workload: Workload;
  readonly summary: LoadSummaryFile;
  readonly record: LoadRecord;
  readonly k6Count: K6Count;
  readonly k6Command: string;
}

/** The load in numbers. Pure. */
export function buildLoadSummary(input: LoadSummaryInput): LoadSummary {
  const { scenario, workload, summary, record, k6Command } = input;
  return {
    scenario,
    workload: workload.name,
    ratePerSecond: workload.ratePerSecond,
    durationSeconds: workload.durationSeconds,
    iterations: countIterations(summary, input.k6Count),
    transfers: {
      initialized: countOf(summary, "transfers_initialized"),
      published: countOf(summary, "transfers_published"),
      lost: countOf(summary, "transfers_lost"),
      corrupt: countOf(summary, "transfers_corrupt"),
    },
    bytes: {
      uploaded: countOf(summary, "bytes_uploaded"),
      downloaded: countOf(summary, "bytes_downloaded"),
    },
    responses: {
      judged: record.coverage().reduce((sum, { seen }) => sum + seen, 0),
      violating: record.violating(),
    },
    thresholds: thresholdResults(summary),
    latencies: latencies(scenario, workload.durationSeconds, summary, record),
    k6Command,
  };
}
