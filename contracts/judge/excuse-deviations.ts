/** Names the known defects among the violations of a verdict. */
import type { Deviation, Excuse } from "./deviation.ts";
import type { ExchangeFacts } from "./exchange-fact.ts";
import type { Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import { truthOf } from "./predicate.ts";
import type { Verdict, Violation } from "./verdict.ts";

/**
 * The verdict with `deviation` set on what a listed deviation names: its rule and pointer, on its operations, where
 * circumstances and answer are its own beyond doubt. What else is wrong with the answer stays a violation.
 *
 * @param deviations the first that fits names a violation
 */
export function excuseDeviations(
  verdict: Verdict,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext,
  deviations: readonly Deviation[],
): Verdict {
  const { operationId, violations } = verdict;
  if (operationId === null || violations.length === 0) return verdict;
  const exchange = { operationId, request, response, context };
  const shown = deviations.filter(
    (deviation) =>
      violations.some((violation) => names(deviation, violation)) && shows(deviation, exchange),
  );
  if (shown.length === 0) return verdict;
  return {
    ...verdict,
    violations: violations.map((violation) => {
      const deviation = shown.find((each) => names(each, violation));
      return deviation === undefined ? violation : { ...violation, deviation: deviation.id };
    }),
  };
}

/** Whether the circumstances of the deviation were there; what it would then answer is another matter. */
export function isExercised(
  { operations, when }: Deviation,
  exchange: Omit<ExchangeFacts, "response">,
): boolean {
  if (!operations.includes(exchange.operationId)) return false;
  return when === undefined || truthOf(when, { ...exchange, response: null }) === true;
}

function shows(deviation: Deviation, exchange: ExchangeFacts): boolean {
  const { answer } = deviation;
  if (!isExercised(deviation, exchange)) return false;
  return answer === undefined || truthOf(answer, exchange) === true;
}

function names({ excuses }: Deviation, { rule, pointer }: Violation): boolean {
  return excuses.some((excuse) => excuse.rule === rule && isAt(excuse, pointer));
}

function isAt({ pointer: pattern = "" }: Excuse, pointer: string): boolean {
  if (!pattern.includes("*")) return pattern === pointer;
  const [steps, received] = [pattern.split("/"), pointer.split("/")];
  return (
    steps.length === received.length &&
    steps.every((step, index) => step === "*" || step === received[index])
  );
}
