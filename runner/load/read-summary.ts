/** k6's summary as the script has written it. Pure. */

export interface MetricSummary {
  readonly name: string;
  readonly type: string;
  readonly values: Readonly<Record<string, number>>;
  /** Expressions and whether they held. */
  readonly thresholds: readonly { readonly expression: string; readonly passed: boolean }[];
}

export interface CheckSummary {
  readonly name: string;
  readonly passes: number;
  readonly fails: number;
}

export interface LoadSummaryFile {
  readonly metrics: ReadonlyMap<string, MetricSummary>;
  readonly checks: readonly CheckSummary[];
}

/** @returns null when the text is no summary of k6 */
export function readSummary(text: string): LoadSummaryFile | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const metrics = membersOf(membersOf(data)["metrics"]);
  if (Object.keys(metrics).length === 0) return null;
  return {
    metrics: new Map(
      Object.entries(metrics).map(([name, metric]) => [name, readMetric(name, metric)]),
    ),
    checks: readChecks(membersOf(data)["root_group"]),
  };
}

/** Count of a counter; k6 leaves out a counter that was never added to. */
export function countOf(summary: LoadSummaryFile, metric: string): number {
  return summary.metrics.get(metric)?.values["count"] ?? 0;
}

function readMetric(name: string, metric: unknown): MetricSummary {
  const { type, values, thresholds } = membersOf(metric);
  const numbers = Object.entries(membersOf(values)).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return {
    name,
    type: String(type),
    values: Object.fromEntries(numbers),
    thresholds: Object.entries(membersOf(thresholds)).map(([expression, threshold]) => ({
      expression,
      passed: membersOf(threshold)["ok"] === true,
    })),
  };
}

function readChecks(group: unknown): CheckSummary[] {
  const { checks } = membersOf(group);
  return (Array.isArray(checks) ? checks : []).map((check: unknown) => {
    const { name, passes, fails } = membersOf(check);
    return { name: String(name), passes: Number(passes), fails: Number(fails) };
  });
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
