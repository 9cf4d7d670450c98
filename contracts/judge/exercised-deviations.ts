/** Tells which known defects had their chance to show, so that one that was mended is noticed. */
import type { Deviation } from "./deviation.ts";
import { isExercised } from "./excuse-deviations.ts";
import type { Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import { truthOf } from "./predicate.ts";
import type { Verdict } from "./verdict.ts";

export interface ExercisedDeviation {
  readonly id: string;
  /** The service answered as one without the defect does. */
  readonly isMended: boolean;
}

/**
 * The deterministic deviations whose circumstances were there; none where something was broken on purpose.
 *
 * @param verdict of the exchange, its deviations named
 */
export function exercisedDeviations(
  verdict: Verdict,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext,
  deviations: readonly Deviation[],
): readonly ExercisedDeviation[] {
  const { operationId, violations } = verdict;
  if (operationId === null || context.fault !== undefined) return [];
  const exchange = { operationId, request, response, context };
  return deviations
    .filter((deviation) => deviation.deterministic === true && isExercised(deviation, exchange))
    .map(({ id, mended }) => ({
      id,
      isMended: mended === undefined ? violations.length === 0 : truthOf(mended, exchange) === true,
    }));
}
