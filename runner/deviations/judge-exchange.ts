/** The judge as a run uses it. */
import type { ExercisedDeviation } from "../../contracts/judge/exercised-deviations.ts";
import { exercisedDeviations } from "../../contracts/judge/exercised-deviations.ts";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import type {
  Headers,
  JudgeContext,
  RequestFacts,
  ResponseFacts,
} from "../../contracts/judge/facts.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import { judgedDeviations } from "./listed-deviation.ts";

export interface Judged {
  /** Deviations that the run allows are named in its violations. */
  readonly verdict: Verdict;
  /** Those that had their chance to show; empty unless the run expects them. */
  readonly exercised: readonly ExercisedDeviation[];
}

export type JudgeExchange = (
  operationId: OperationId | null,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext,
) => Judged;

/** Judges by the contract in force, and treats deviations as the run wants it. */
export function judgeFor({ judge, deviations }: ContractInForce): JudgeExchange {
  const known = judgedDeviations(deviations.listed.map(({ entry }) => entry));
  return (operationId, request, response, context) => {
    const found = judge(operationId, request, response, context);
    const verdict = excuseDeviations(found, request, response, context, known);
    const exercised =
      deviations.policy === "expected"
        ? exercisedDeviations(verdict, request, response, context, known)
        : [];
    return { verdict, exercised };
  };
}
