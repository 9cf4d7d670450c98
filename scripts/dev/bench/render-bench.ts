/** The bench as a table. Pure. */

/** Largest ratio that we accept of ourselves. */
export const ratioLimit = 2.5;

export const variants = {
  bare: { script: "bare", settings: {} },
  "judged and hashed": { script: "scenario", settings: {} },
  "not judged": { script: "scenario", settings: { JUDGE: "off" } },
  "not hashed": { script: "scenario", settings: { HASH: "off" } },
  neither: { script: "scenario", settings: { JUDGE: "off", HASH: "off" } },
} as const satisfies Readonly<
  Record<
    string,
    { readonly script: "bare" | "scenario"; readonly settings: Readonly<Record<string, string>> }
  >
>;

/** CPU seconds of one lifecycle, by variant. */
export type Round = Readonly<Record<string, number>>;

/** @returns the table, and the ratio that is held against the limit: the median of the rounds */
export function renderBench(
  rounds: readonly Round[],
  { lifecycles, virtualUsers }: { readonly lifecycles: number; readonly virtualUsers: number },
): { readonly text: string; readonly ratio: number } {
  const rows = Object.keys(variants).map((name) => {
    const milliseconds = spread(rounds.map((round) => (round[name] ?? 0) * 1000));
    // Within a round both ran close together: what slowed one down slowed the other down too.
    const ratio = spread(rounds.map((round) => (round[name] ?? 0) / (round["bare"] ?? 1)));
    return { name, milliseconds, ratio };
  });
  const ratio =
    rows.find(({ name }) => name === "judged and hashed")?.ratio.median ?? Number.POSITIVE_INFINITY;
  const lines = rows.map(
    ({ name, milliseconds, ratio: times }) =>
      `${name.padEnd(18)} ${show(milliseconds).padStart(20)} ${show(times).padStart(20)}`,
  );
  const text = [
    `${String(rounds.length)} rounds of ${String(lifecycles)} lifecycles of 1 KiB by ${String(virtualUsers)} VUs; median (least - most)`,
    "",
    `${"variant".padEnd(18)} ${"CPU ms a lifecycle".padStart(20)} ${"times bare".padStart(20)}`,
    ...lines,
    "",
    `judged and hashed is ${ratio.toFixed(2)} times bare; the limit is ${ratioLimit.toFixed(1)}: ${ratio <= ratioLimit ? "kept" : "BROKEN"}`,
    "",
  ].join("\n");
  return { text, ratio };
}

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { median, least: sorted[0] ?? 0, most: sorted.at(-1) ?? 0 };
}

function show({ median, least, most }: Spread): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} - ${most.toFixed(2)})`;
}
