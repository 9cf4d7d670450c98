/** Judges what was read from a file. */
import type { ExercisedDeviation } from "../../contracts/judge/exercised-deviations.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import { judgeFor } from "../deviations/judge-exchange.ts";
import type { Entry, Exchange } from "./exchange.ts";
import { sequenceVerdicts } from "./judge-sequences.ts";
import { subjectOf } from "./operation-of.ts";

export interface JudgedExchange {
  readonly file: string;
  /** Place in the file, from 0: line (empty ones not counted) or entry. */
  readonly index: number;
  readonly exchange: Exchange;
  /** Null where nothing was judged: no response was recorded, or the path is not the API's business. */
  readonly verdict: Verdict | null;
  /** Deviations that had their chance to show, where they are expected. */
  readonly exercised: readonly ExercisedDeviation[];
}

/** Judges by the contract in force; deviations that it allows are named in the verdicts. */
export function judgeEntries(
  file: string,
  entries: readonly Entry[],
  contract: ContractInForce,
): readonly JudgedExchange[] {
  const judge = judgeFor(contract);
  const inSequence = sequenceVerdicts(entries, contract);
  return entries.flatMap((entry, place): readonly JudgedExchange[] => {
    if (entry.kind === "observation") return [];
    const { exchange, index } = entry;
    const subject = subjectOf(exchange, contract);
    if (subject === "outside" || exchange.response.status === 0)
      return [{ file, index, exchange, verdict: null, exercised: [] }];
    const operationId = subject === "unrouted" ? null : subject;
    const { request, response, context } = exchange;
    const { verdict, exercised } = judge(operationId, request, response, context);
    const violations = [...verdict.violations, ...(inSequence[place] ?? [])];
    return [{ file, index, exchange, verdict: { ...verdict, violations }, exercised }];
  });
}
