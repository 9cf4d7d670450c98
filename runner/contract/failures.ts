/** Failures as a report shows them. */
import type { Violation } from "../../contracts/judge/verdict.ts";
import type { Failure } from "../../contracts/result.ts";
import type { Exchange } from "./exchange.ts";
import type { PlacedStep } from "./select-steps.ts";
import { curlLine, maskTokens, showRequest, showResponse } from "./show-exchange.ts";

/** The contract is broken; the first violation that no deviation excuses gives the words. */
export function violationFailure(
  placed: PlacedStep,
  exchange: Exchange,
  violations: readonly Violation[],
): Failure {
  const message = violations.find(({ deviation }) => deviation === null)?.message ?? "";
  return { ...placeOf(placed, exchange), message, ...sidesOf(message), violations };
}

/** A claim of the collection does not hold. */
export function assertionFailure(
  placed: PlacedStep,
  exchange: Exchange | null,
  claim: string,
  message: string,
): Failure {
  return {
    ...placeOf(placed, exchange),
    message: `${claim}: ${maskTokens(message)}`,
    ...sidesOf(message),
    violations: [],
  };
}

/** The connection broke before a complete answer came. */
export function noAnswerFailure(
  placed: PlacedStep,
  exchange: Exchange,
  answer: { readonly message: string; readonly received: string },
): Failure {
  const { message, received } = answer;
  return { ...placeOf(placed, exchange), message, expected: "an answer", received, violations: [] };
}

function placeOf(
  { workflow, number, step }: PlacedStep,
  exchange: Exchange | null,
): Pick<Failure, "step" | "curl" | "request" | "response"> {
  const subject = step.kind === "operation" ? step.operation : step.request.kind;
  return {
    step: `${workflow.name}, step ${number}: ${subject} (${step.does})`,
    curl: exchange === null ? null : curlLine(exchange),
    request: exchange === null ? null : showRequest(exchange),
    response: exchange === null ? null : showResponse(exchange),
  };
}

/** Both sides of a message of the form that judge and collection write. */
function sidesOf(message: string): Pick<Failure, "expected" | "received"> {
  const sides = /^expected ([\s\S]*?), received ([\s\S]*)$/.exec(message);
  return {
    expected: sides?.[1] === undefined ? null : maskTokens(sides[1]),
    received: sides?.[2] === undefined ? null : maskTokens(sides[2]),
  };
}
