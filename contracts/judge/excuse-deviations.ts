/** Names the known defects among the violations of a verdict. */
import { deviations } from "../generated/deviations.js";
import { deviationConditions } from "./deviation-conditions.ts";
import type { Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The verdict with `deviation` set on what a listed deviation names.
 *
 * A deviation names one thing only: that a 500 came (or, D13, nothing) where its condition holds. What else is wrong
 * with the answer stays a violation.
 */
export function excuseDeviations(
  verdict: Verdict,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext = {},
): Verdict {
  const { operationId } = verdict;
  const nameable = verdict.violations.some((violation) => isNameable(violation.rule));
  if (operationId === null || !nameable) return verdict;
  const exchange = { operationId, request, response, context };
  const deviation = deviations.find(
    ({ id, operations }) =>
      operations.includes(operationId) && deviationConditions[id]?.(exchange) === true,
  );
  if (deviation === undefined) return verdict;
  return {
    ...verdict,
    violations: verdict.violations.map((violation) =>
      isNameable(violation.rule) ? { ...violation, deviation: deviation.id } : violation,
    ),
  };
}

function isNameable(rule: string): boolean {
  return rule === "status-undocumented" || rule === "no-response";
}
