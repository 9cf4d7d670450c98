/** Judges what was read from a file. */
import { deviations } from "../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import { judge } from "../../contracts/judge/judge.ts";
import { operationOfPath, resolveOperation } from "../../contracts/judge/resolve-operation.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import type { Entry, Exchange } from "./exchange.ts";

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
  return entries.flatMap((entry) => {
    if (entry.kind === "observation") return [];
    const { exchange, index } = entry;
    return [{ file, index, exchange, verdict: verdictOf(exchange) }];
  });
}

function verdictOf(exchange: Exchange): Verdict | null {
  const operationId = operationOf(exchange);
  if (operationId === null) return null;
  const { request, response, context } = exchange;
  const verdict = judge(operationId, request, response, context);
  return excuseDeviations(verdict, request, response, context, deviations);
}

/** What the source says, where it says something; else what method and path say. */
function operationOf({ operation, request }: Exchange): OperationId | null {
  if (operation !== null) return operationIds.find((id) => id === operation) ?? null;
  return resolveOperation(request.method, request.path) ?? operationOfPath(request.path);
}
