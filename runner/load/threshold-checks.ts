import type { Check, LoadSummary } from "../../contracts/result.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import type { LoadRecord } from "./load-record.ts";
import { plainFailure } from "./plain-failure.ts";
import type { LoadSummaryFile, MetricSummary } from "./read-summary.ts";

type ThresholdResult = LoadSummary["thresholds"][number];

/** Every threshold with what was observed. A Trend without samples passes in k6; here it has not. Pure. */
export function thresholdResults(summary: LoadSummaryFile): readonly ThresholdResult[] {
  const metrics = [...summary.metrics.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return metrics.flatMap((metric) =>
    metric.thresholds.map(({ expression, passed }) => {
      const observed = observedValue(metric, expression);
      return { metric: metric.name, expression, passed: passed && observed !== null, observed };
    }),
  );
}

/** Thresholds that no sample could cross: the count that stands beside each of them fails. Pure. */
export function unobserved(results: readonly ThresholdResult[]): readonly string[] {
  return results
    .filter(({ observed }) => observed === null)
    .map(({ metric, expression }) => `${metric}: ${expression}`);
}

/** One check for each threshold that was observed. Pure. */
export function thresholdChecks(
  scenario: string,
  results: readonly ThresholdResult[],
  record: LoadRecord,
): readonly Check[] {
  return results.flatMap(({ metric, expression, passed, observed }): Check[] => {
    if (observed === null) return [];
    const operationId = operationOf(metric);
    const received = String(Number(observed.toPrecision(6)));
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
    return [
      {
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
      },
    ];
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
