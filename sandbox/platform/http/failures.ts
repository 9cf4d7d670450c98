/** Failures of dependencies that control has switched on: what the next call of one gets instead of its answer. */
import { type Dependency, dependencies, isDependency } from "../dependencies.ts";
import { isJsonObject } from "../json.ts";

export type Failure =
  /** The usual answer, so many milliseconds late. */
  | { readonly mode: "slow"; readonly delayMs: number }
  /** An answer of this status; with 429 and 503 the seconds of a Retry-After. */
  | { readonly mode: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** The connection ends in the middle of the usual answer. */
  | { readonly mode: "cut" }
  /** Status and media type as usual, and a body that is no JSON. */
  | { readonly mode: "garbage" };

export type SwitchedFailure = Failure & {
  /** How many calls it still meets; absent: all. */
  readonly times?: number;
};

export type ParsedFailures =
  | { readonly ok: true; readonly failures: readonly (readonly [Dependency, SwitchedFailure])[] }
  | { readonly ok: false; readonly faults: readonly string[] };

export class Failures {
  readonly #switched = new Map<Dependency, SwitchedFailure>();

  /** These and no others. */
  replace(failures: readonly (readonly [Dependency, SwitchedFailure])[]): void {
    this.#switched.clear();
    for (const [dependency, failure] of failures) this.#switched.set(dependency, failure);
  }

  get current(): Readonly<Partial<Record<Dependency, SwitchedFailure>>> {
    return Object.fromEntries(this.#switched);
  }

  /** What the next call gets, which counts as met; null when it is answered as usual. */
  meet(dependency: Dependency | undefined): Failure | null {
    if (dependency === undefined) return null;
    const failure = this.#switched.get(dependency);
    if (failure === undefined) return null;
    const { times } = failure;
    if (times === 1) this.#switched.delete(dependency);
    else if (times !== undefined) this.#switched.set(dependency, { ...failure, times: times - 1 });
    return failure;
  }
}

/** Reads `{"authorization": {"mode": "slow", "delayMs": 2000}, …}`; names every fault at once. */
export function parseFailures(value: unknown): ParsedFailures {
  if (!isJsonObject(value)) return { ok: false, faults: ["an object is expected"] };
  const faults: string[] = [];
  const failures: (readonly [Dependency, SwitchedFailure])[] = [];
  for (const [name, failure] of Object.entries(value)) {
    if (!isDependency(name)) {
      faults.push(`${name}: unknown, expected one of ${dependencies.join(", ")}`);
      continue;
    }
    const parsed = parseFailure(failure);
    if (typeof parsed === "string") faults.push(`${name}: ${parsed}`);
    else failures.push([name, parsed]);
  }
  return faults.length === 0 ? { ok: true, failures } : { ok: false, faults };
}

/** Members of each mode beside `mode` and `times`, with the bounds of their whole numbers. */
const members: Readonly<
  Record<Failure["mode"], Readonly<Record<string, readonly [number, number]>>>
> = {
  slow: { delayMs: [0, 600_000] },
  status: { status: [400, 599], retryAfterSeconds: [0, 86_400] },
  cut: {},
  garbage: {},
};

function parseFailure(value: unknown): SwitchedFailure | string {
  const failure = isJsonObject(value) ? value : {};
  const { mode } = failure;
  if (mode !== "slow" && mode !== "status" && mode !== "cut" && mode !== "garbage") {
    return `mode: expected one of ${Object.keys(members).join(", ")}`;
  }
  const bounds = { ...members[mode], times: [1, 1_000_000] as const };
  for (const [name, given] of Object.entries(failure)) {
    if (name === "mode") continue;
    const bound = Object.entries(bounds).find(([known]) => known === name)?.[1];
    if (bound === undefined)
      return `${name}: unknown, ${mode} has ${Object.keys(bounds).join(", ")}`;
    const isWithin =
      Number.isInteger(given) && Number(given) >= bound[0] && Number(given) <= bound[1];
    if (!isWithin) return `${name}: a whole number from ${bound[0]} to ${bound[1]} is expected`;
  }
  if (mode === "slow" && failure["delayMs"] === undefined) return "delayMs is missing";
  if (mode === "status" && failure["status"] === undefined) return "status is missing";
  return failure as unknown as SwitchedFailure;
}
