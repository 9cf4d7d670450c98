/** Judges what was read from a file. */
import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import type { Verdict, Violation } from "../../contracts/judge/verdict.ts";
import type { Entry, Exchange } from "./exchange.ts";
import { sequenceVerdicts } from "./judge-sequences.ts";
import { operationOf } from "./operation-of.ts";

export interface JudgedExchange {
  readonly file: string;
  /** Place in the file, from 0: line (empty ones not counted) or entry. */
  readonly index: number;
  readonly exchange: Exchange;
  /** Null where the exchange is none of the contract's operations: then nothing was judged. */
  readonly verdict: Verdict | null;
}

/** Known deviations are named in the verdicts (`--deviations allowed`). */
export function judgeEntries(file: string, entries: readonly Entry[]): readonly JudgedExchange[] {
  const inSequence = sequenceVerdicts(entries);
  return entries.flatMap((entry, place) => {
    if (entry.kind === "observation") return [];
    const { exchange, index } = entry;
    return [{ file, index, exchange, verdict: verdictOf(exchange, inSequence[place] ?? []) }];
  });
}

function verdictOf(exchange: Exchange, inSequence: readonly Violation[]): Verdict | null {
  const operationId = operationOf(exchange);
  if (operationId === null) return null;
  const { request, response, context } = exchange;
  const verdict = judge(operationId, request, response, context);
  const excused = excuseDeviations(verdict, request, response, context, deviations);
  if (inSequence.length === 0) return excused;
  return { ...excused, violations: [...excused.violations, ...inSequence] };
}
