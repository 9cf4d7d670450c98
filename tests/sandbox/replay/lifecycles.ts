/** The recorded lifecycles, step by step, and the events that came in each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RecordRow } from "./records.ts";

/** A recorded exchange, or a time that passed without one. */
export type Step = Omit<RecordRow, "request"> & {
  readonly lifecycle?: string;
  readonly request?: RecordRow["request"];
  readonly observed?: {
    readonly status?: string;
    readonly timedOutMs?: number;
    readonly statuses?: readonly number[];
  };
};

export interface Lifecycle {
  readonly name: string;
  /** Of the resource, before its transfer is made: `given` says so, and no row does it. */
  readonly timeToLive: string | null;
  readonly steps: readonly Step[];
}

interface RecordedEvent {
  readonly lifecycle: string;
  readonly contentType: string;
  readonly authorization: boolean;
  readonly event: Readonly<Record<string, unknown>>;
}

const folder = join(import.meta.dirname, "../../records");

/** In the order of recording: what was set between two of them is the first step of the second. */
export function readLifecycles(): readonly Lifecycle[] {
  const steps = new Map<string, Step[]>();
  let between: Step[] = [];
  for (const step of readLines("lifecycles") as readonly Step[]) {
    if (step.lifecycle === undefined) {
      between.push(step);
      continue;
    }
    const known = steps.get(step.lifecycle) ?? [];
    known.push(...between, step);
    steps.set(step.lifecycle, known);
    between = [];
  }
  return [...steps].map(([name, all]) => ({ name, steps: all, timeToLive: timeToLiveOf(all) }));
}

function timeToLiveOf(steps: readonly Step[]): string | null {
  const isSet = steps.some(({ operation }) => operation === "configureResource");
  const given = steps.find(({ lifecycle }) => lifecycle !== undefined)?.given ?? "";
  return isSet ? null : (/TTL (-?P\w+)/.exec(given)?.[1] ?? null);
}

/** One line an event, sorted. */
export function readEvents(lifecycle: string): readonly string[] {
  return (readLines("events") as readonly RecordedEvent[])
    .filter((row) => row.lifecycle === lifecycle)
    .map(({ event, contentType, authorization }) =>
      describeEvent(event, contentType, authorization),
    )
    .sort();
}

/** Everything that does not differ from run to run, and the names of what does. */
export function describeEvent(
  event: Readonly<Record<string, unknown>>,
  contentType: string,
  isAuthorized: boolean,
): string {
  const { id, time, resourceinstance, source, ...rest } = event;
  const own = { id, time, resourceinstance, source };
  return JSON.stringify([
    contentType,
    isAuthorized,
    ...Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
    ...Object.entries(own).map(([name, value]) => [name, typeof value]),
    String(source).replace(/^https?:\/\/[^/]+/, ""),
  ]);
}

function readLines(name: string): readonly unknown[] {
  return readFileSync(join(folder, `${name}.jsonl`), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}
