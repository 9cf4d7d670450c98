/** The recorded lifecycles, whole or with one thing changed, for tests of the rules over a sequence. */
import { readFileSync } from "node:fs";

import type { Violation } from "../../contracts/judge/verdict.ts";
import type { Entry } from "../../runner/judge/exchange.ts";
import { readContract } from "../../runner/contract-build/contract-in-force.ts";
import { readDeviationUse } from "../../runner/deviations/read-deviation-use.ts";
import { sequenceVerdicts } from "../../runner/judge/judge-sequences.ts";
import { readRecords } from "../../runner/judge/read-records.ts";

const contract = await readContract({
  overlays: [],
  cwd: "",
  deviations: await readDeviationUse({ policy: "allowed", isStrict: false, files: [], cwd: "" }),
});

type ExchangeEntry = Extract<Entry, { kind: "exchange" }>;

/** Names of the lifecycles, each with its entries in order. */
export function recordedLifecycles(): ReadonlyMap<string, readonly Entry[]> {
  const text = readFileSync(new URL("../records/lifecycles.jsonl", import.meta.url), "utf8");
  const lifecycles = new Map<string, Entry[]>();
  for (const entry of readRecords(text, "lifecycles.jsonl")) {
    const name = entry.kind === "exchange" ? entry.exchange.placement.sequence : entry.sequence;
    if (name !== null) lifecycles.set(name, [...(lifecycles.get(name) ?? []), entry]);
  }
  return lifecycles;
}

/** What is found, in words: place, rule and pointer of each. */
export function findingsIn(entries: readonly Entry[]): readonly string[] {
  return sequenceVerdicts(entries, contract).flatMap((violations, place) =>
    violations.map((violation) => `${place} ${findingText(violation)}`),
  );
}

function findingText({ rule, pointer, deviation }: Violation): string {
  return [rule, pointer, deviation ?? ""].filter((part) => part !== "").join(" ");
}

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The entries with the JSON body of one answer changed in place by `edit`, or replaced by what it returns. */
export function withBody(
  entries: readonly Entry[],
  place: number,
  edit: (body: Record<string, Json>) => void,
): readonly Entry[] {
  return withExchange(entries, place, (entry) => {
    const { body } = entry.exchange.response;
    const members = JSON.parse(body.kind === "text" ? body.text : "") as Record<string, Json>;
    edit(members);
    return withResponse(entry, { body: { kind: "text", text: JSON.stringify(members) } });
  });
}

/** The entries with one exchange changed. */
export function withExchange(
  entries: readonly Entry[],
  place: number,
  change: (entry: ExchangeEntry) => Entry,
): readonly Entry[] {
  return entries.map((entry, index) =>
    index === place && entry.kind === "exchange" ? change(entry) : entry,
  );
}

/** The exchange with parts of its response replaced. */
export function withResponse(
  { exchange, ...entry }: ExchangeEntry,
  parts: Partial<ExchangeEntry["exchange"]["response"]>,
): Entry {
  return { ...entry, exchange: { ...exchange, response: { ...exchange.response, ...parts } } };
}
