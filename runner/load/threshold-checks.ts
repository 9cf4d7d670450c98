import type { Check, LoadSummary } from "../../contracts/result.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import type { LoadRecord } from "./load-record.ts";
import { plainFailure } from "./plain-failure.ts";
import type { LoadSummaryFile, MetricSummary } from "./read-summary.ts";

type ThresholdResult = LoadSummary["thresholds"][number];

/** Every threshold with what was observed. A Trend without samples passes in k6; here it has not. Pure. */
export function thresholdResults(summary: LoadSummaryFile): readonly ThresholdResult[] {
  return [...summary.metrics.values()].flatMap((metric) =>
    metric.thresholds.map(({ expression, passed }) => {
      const observed = observedValue(metric, expression);
      return { metric: metric.name, expression, passed: passed && observed !== null, observed };
    }),
  );
}

/** One check for each threshold. Pure. */
export function thresholdChecks(
  scenario: string,
  results: readonly ThresholdResult[],
  record: LoadRecord,
): readonly Check[] {
  return results.map(({ metric, expression, passed, observed }): Check => {
    const operationId = operationOf(metric);
    const received = observed === null ? "no sample" : String(Math.round(observed * 1000) / 1000);
    const failure = plainFailure({
      message: `${metric}: ${expression} was promised, ${received} was observed`,
      expected: expression,
      received,
      step: `${scenario}, the whole load`,
    });
    // What a script threw belongs to no operation: it is told where the failed lifecycles are.
    const causes =
      metric === "workflow_failed"
        ? record.failures.filter(({ kind }) => kind === "unexpected")
        : [];
    return {
      id: `load/${scenario}/threshold/${metric} ${expression}`,
      phase: "load",
      group: scenario,
      operationId,
      name: `${nameOf(metric, operationId)}: ${expression}`,
      kind: "threshold",
      status: passed ? "passed" : "failed",
      samples: 1,
      failed: passed ? 0 : 1,
      failures: passed ? [] : [failure, ...causes.map((line) => line.failure)].slice(0, 20),
      durationMs: null,
    };
  });
}

function observedValue({ type, values }: MetricSummary, expression: string): number | null {
  if (type === "counter") return values["count"] ?? 0;
  if (type === "rate")
    return (values["passes"] ?? 0) + (values["fails"] ?? 0) > 0 ? (values["rate"] ?? null) : null;
  if ((values["count"] ?? 0) === 0) return null;
  const aggregation = /^[a-z]+(\([\d.]+\))?/.exec(expression)?.[0] ?? "";
  return values[aggregation] ?? null;
}

function operationOf(metric: string): OperationId | null {
  const name = /\{name:(\w+)/.exec(metric)?.[1];
  return operationIds.find((operationId) => operationId === name) ?? null;
}

function nameOf(metric: string, operationId: OperationId | null): string {
  return operationId === null ? metric : `${metric.replace(/\{.*$/, "")} of ${operationId}`;
}
