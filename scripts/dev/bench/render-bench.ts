/** The bench as a table. Pure. */
import type { Measured } from "./measure-cpu.ts";

/** Largest ratio that we accept of ourselves. */
const ratioLimit = 2.5;

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

type VariantName = keyof typeof variants;

/** What each variant took and sent, one after another. */
export type Round = Readonly<Record<string, Measured>>;

export interface BenchConditions {
  readonly lifecycles: number;
  readonly virtualUsers: number;
  /** Variables that each k6 was started with. */
  readonly k6Environment: Readonly<Record<string, string>>;
}

/** Polling, and the one request of `setup()`, may differ by this share; more, and scripts are compared that do different things. */
const requestTolerance = 0.01;

export interface Bench {
  readonly text: string;
  /** 0 within the limit, 1 beyond it, 3 when the two scripts did not send the same requests. */
  readonly exitCode: 0 | 1 | 3;
}

/** The table and the verdict: held against the limit is the median of the rounds. */
export function renderBench(
  rounds: readonly Round[],
  { lifecycles, virtualUsers, k6Environment }: BenchConditions,
): Bench {
  const cpuMs = (round: Round, name: VariantName): number =>
    ((round[name]?.cpuSeconds ?? Number.NaN) * 1000) / lifecycles;
  // Within a round all ran close together: what slowed one down slowed the others down too.
  const over = (value: (round: Round) => number): Spread => spread(rounds.map(value));
  const rows = (Object.keys(variants) as VariantName[]).map((name) => ({
    name,
    milliseconds: over((round) => cpuMs(round, name)),
    times: over((round) => cpuMs(round, name) / cpuMs(round, "bare")),
    requests: over((round) => (round[name]?.requests ?? Number.NaN) / lifecycles),
  }));
  const difference = (name: VariantName): string =>
    `${show(over((round) => cpuMs(round, "judged and hashed") - cpuMs(round, name)))} ms`;
  const ratio = over((round) => cpuMs(round, "judged and hashed") / cpuMs(round, "bare")).median;
  const sent = rows.map(({ requests }) => requests.median);
  const isFair = Math.max(...sent) <= Math.min(...sent) * (1 + requestTolerance);
  const verdict = `judged and hashed is ${ratio.toFixed(2)} times bare; the limit is ${ratioLimit.toFixed(1)}: ${ratio <= ratioLimit ? "kept" : "BROKEN"}`;
  const environment = Object.entries(k6Environment).map(([name, value]) => `${name}=${value}`);
  const text = [
    `${String(rounds.length)} rounds of ${String(lifecycles)} lifecycles of 1 KiB by ${String(virtualUsers)} VUs; median (least - most)`,
    `CPU of the whole k6 process, its start included; each with ${environment.join(" ")}`,
    "",
    `${"variant".padEnd(18)} ${"CPU ms a lifecycle".padStart(20)} ${"times bare".padStart(20)} ${"requests each".padStart(14)}`,
    ...rows.map(
      ({ name, milliseconds, times, requests }) =>
        `${name.padEnd(18)} ${show(milliseconds).padStart(20)} ${show(times).padStart(20)} ${requests.median.toFixed(2).padStart(14)}`,
    ),
    "",
    `judging costs ${difference("not judged")}, hashing ${difference("not hashed")} of CPU a lifecycle`,
    isFair ? verdict : "NOT COMPARED: the scripts did not send the same requests",
    "",
  ].join("\n");
  return { text, exitCode: isFair ? (ratio <= ratioLimit ? 0 : 1) : 3 };
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
