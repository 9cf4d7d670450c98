/** From what a VU saw to a failure as reports show it. Pure. */
import type { Violation } from "../../contracts/judge/verdict.ts";
import type { Failure } from "../../contracts/result.ts";
import { curlLine } from "./curl-line.ts";
import { type Exchange, textOf } from "./exchange.ts";
import { StepFailed } from "./step-failed.ts";

const longestBody = 2_000;

/** Where in which process it happened, in words, for example `lifecycle, step 4: uploadFile`. */
function stepOf(workflow: string, exchange: Exchange, position: number): string {
  return `${workflow}, step ${String(position)}: ${exchange.operationId}`;
}

function evidence(
  brokerUrl: string,
  exchange: Exchange,
): Pick<Failure, "curl" | "request" | "response"> {
  const { request } = exchange;
  const { status, headers, body } = exchange.response;
  return {
    curl: curlLine(brokerUrl, exchange),
    request: { method: request.method, path: request.path },
    response:
      status === 0
        ? null
        : {
            status,
            headers: Object.entries(headers),
            body:
              body.kind === "binary"
                ? `(${String(body.sizeBytes)} bytes)`
                : textOf(exchange).slice(0, longestBody),
          },
  };
}

export interface Whereabouts {
  readonly brokerUrl: string;
  readonly workflow: string;
  /** Place of the exchange in its process, from 1. */
  readonly position: number;
}

/** The judge found a violation. */
export function describeViolation(
  { brokerUrl, workflow, position }: Whereabouts,
  exchange: Exchange,
  violations: readonly Violation[],
): Failure {
  return {
    message: violations[0]?.message ?? "",
    expected: null,
    received: null,
    step: stepOf(workflow, exchange, position),
    violations,
    ...evidence(brokerUrl, exchange),
  };
}

/** A step's claim does not hold, or the script itself threw. */
export function describeError(
  { brokerUrl, workflow, position }: Whereabouts,
  error: unknown,
): Failure {
  if (error instanceof StepFailed) {
    const { exchange } = error;
    return {
      message: error.message,
      expected: error.expected,
      received: error.received,
      step: stepOf(workflow, exchange, position),
      violations: [],
      ...evidence(brokerUrl, exchange),
    };
  }
  return {
    message: error instanceof Error ? error.message : String(error),
    expected: null,
    received: null,
    step: `${workflow}, after ${String(position)} requests`,
    curl: null,
    request: null,
    response: null,
    violations: [],
  };
}
