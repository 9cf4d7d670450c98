/** The summary of a load for people who run the bundle with k6 alone. Pure. */

export interface SummaryMetric {
  readonly type: string;
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** What k6 hands to `handleSummary`, as far as it is used. */
export interface SummaryData {
  readonly metrics: Readonly<Record<string, SummaryMetric>>;
  readonly root_group: unknown;
  readonly state: unknown;
}

const counts: readonly (readonly [label: string, metric: string])[] = [
  ["begun", "workflow_begun"],
  ["completed", "workflow_completed"],
  ["failed", "workflow_failed"],
  ["dropped", "dropped_iterations"],
  ["published", "transfers_published"],
  ["lost", "transfers_lost"],
  ["corrupt", "transfers_corrupt"],
  ["responses judged", "responses_judged"],
  ["contract violations", "contract_violations"],
  ["known deviations", "known_deviations"],
];

export function summaryText(data: SummaryData): string {
  const lines = counts.map(([label, name]) => `${label.padEnd(20)}${String(countOf(data, name))}`);
  const latencies = Object.entries(data.metrics).flatMap(([name, { type, values }]) => {
    const operation =
      /^http_req_duration\{name:(\w+),/.exec(name)?.[1] ?? (isOwnTrend(name) ? name : null);
    if (operation === null || type !== "trend" || values["count"] === 0) return [];
    const [median, p95, max] = [values["med"], values["p(95)"], values["max"]].map(milliseconds);
    return [`${operation.padEnd(26)}median ${median ?? ""}  p95 ${p95 ?? ""}  max ${max ?? ""}`];
  });
  const crossed = Object.entries(data.metrics).flatMap(([name, { thresholds }]) =>
    Object.entries(thresholds ?? {}).flatMap(([expression, { ok }]) =>
      ok ? [] : [`crossed: ${name} ${expression}`],
    ),
  );
  const verdict = crossed.length === 0 ? ["every threshold holds"] : crossed;
  return ["", ...lines, "", ...latencies, "", ...verdict, ""].join("\n");
}

function countOf({ metrics }: SummaryData, name: string): number {
  return metrics[name]?.values["count"] ?? 0;
}

function isOwnTrend(name: string): boolean {
  return name === "time_to_published" || name === "end_to_end";
}

function milliseconds(value: number | undefined): string {
  return `${(value ?? 0).toFixed(1)} ms`;
}
