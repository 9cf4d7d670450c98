/** What the judge costs, against its limits. Pure. */
import { judgeBundleLimit } from "./judge-bundle.ts";

export interface JudgeCosts {
  readonly bundleBytes: number;
  readonly exchanges: number;
  /** One value a round. */
  readonly exchangesPerSecond: readonly number[];
  /** Microseconds in k6 by name; `overview` is the one with a limit. */
  readonly microseconds: Readonly<Record<string, number>>;
  /** Null where it could not be measured. */
  readonly mebibytesPerVu: number | null;
}

/** The lines, and 0 within the limits, 1 beyond one, 3 when one could not be held against its measure. */
export function renderJudge(costs: JudgeCosts): {
  readonly text: string;
  readonly exitCode: 0 | 1 | 3;
} {
  const { bundleBytes, exchanges, exchangesPerSecond, microseconds, mebibytesPerVu } = costs;
  const sorted = [...exchangesPerSecond].sort((one, other) => one - other);
  const rate = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const overview = microseconds["overview"] ?? Number.NaN;
  const rows = [
    row(
      "bundle, minified",
      `${bundleBytes} B`,
      `≤ ${judgeBundleLimit} B`,
      bundleBytes <= judgeBundleLimit,
    ),
    row(
      `Node, mix of ${exchanges} records`,
      `${Math.round(rate)} exchanges/s of CPU`,
      "≥ 20000",
      rate >= 20_000,
    ),
    row("k6, overview", `${overview.toFixed(0)} µs`, "≤ 500 µs", overview <= 500),
    ...Object.entries(microseconds)
      .filter(([name]) => name !== "overview")
      .map(([name, value]) => row(`k6, ${name}`, `${value.toFixed(0)} µs`, "", true)),
    mebibytesPerVu === null
      ? row("k6, memory of a VU", "NOT MEASURED", "≤ 1 MiB", null)
      : row(
          "k6, memory of a VU",
          `${mebibytesPerVu.toFixed(2)} MiB`,
          "≤ 1 MiB",
          mebibytesPerVu <= 1,
        ),
  ];
  const exitCode = rows.some(({ isKept }) => isKept === false)
    ? 1
    : rows.some(({ isKept }) => isKept === null)
      ? 3
      : 0;
  return { text: `the judge\n${rows.map(({ line }) => line).join("\n")}\n`, exitCode };
}

/** @param isKept null: could not be measured */
function row(
  name: string,
  value: string,
  limit: string,
  isKept: boolean | null,
): { readonly line: string; readonly isKept: boolean | null } {
  const verdict = limit === "" || isKept === null ? "" : isKept ? "kept" : "BROKEN";
  const line = `${name.padEnd(34)} ${value.padStart(28)} ${limit.padStart(12)} ${verdict}`;
  return { line: line.trimEnd(), isKept };
}
