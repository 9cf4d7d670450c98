/** The judge over many exchanges, as each runtime is given it: one bundle, one function. */
import { deviations } from "../../../contracts/generated/deviations.js";
import { excuseDeviations } from "../../../contracts/judge/excuse-deviations.ts";
import type { JudgeContext, RequestFacts, ResponseFacts } from "../../../contracts/judge/facts.ts";
import { judge } from "../../../contracts/judge/judge.ts";
import type { Verdict } from "../../../contracts/judge/verdict.ts";
import type { OperationId } from "../../../contracts/vocabulary.ts";

export interface JudgeQuestion {
  readonly operationId: OperationId;
  readonly request: RequestFacts;
  readonly response: ResponseFacts;
  readonly context: JudgeContext;
}

export function judgeAll(questions: readonly JudgeQuestion[]): readonly Verdict[] {
  return questions.map(({ operationId, request, response, context }) =>
    excuseDeviations(
      judge(operationId, request, response, context),
      request,
      response,
      context,
      deviations,
    ),
  );
}
