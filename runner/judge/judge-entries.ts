/** Judges what was read from a file. */
import { judgeEvent } from "../../contracts/judge/judge-event.ts";
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
    const { index } = entry;
    if (entry.kind === "observation")
      return [{ file, index, exchange: nothingSent, verdict: null, exercised: [] }];
    if (entry.kind === "event") {
      const violations = judgeEvent(entry.event);
      const verdict: Verdict = { operationId: null, violations, notJudged: [] };
      return [{ file, index, exchange: eventPosted, verdict, exercised: [] }];
    }
    const { exchange } = entry;
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

/** What stands for the exchange of a row that has none. */
const nothingSent: Exchange = {
  operation: null,
  request: { method: "", path: "", headers: [], body: { kind: "text", text: "" } },
  response: { status: 0, headers: [], body: { kind: "text", text: "" }, isRaw: false },
  context: {},
  placement: { sequence: null, isParallel: false },
};

const eventPosted: Exchange = {
  ...nothingSent,
  request: { ...nothingSent.request, method: "POST", path: "/events/api/v1/events" },
};
