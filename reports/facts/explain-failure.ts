import type { FailureGroup } from "./group-failures.ts";

/** A failure in the four words of every error here: what, where, expected and received, what next. */
export interface Explanation {
  /** What: one sentence. */
  readonly message: string;
  /** Broken rule of the contract, else the kind of the check. */
  readonly code: string;
  /** Where in the run: operation and step. */
  readonly step: string;
  /** Where in the exchange: request, status and the pointer; null where no single exchange is meant. */
  readonly exchange: string | null;
  readonly expected: string | null;
  readonly received: string | null;
  /** What next: a sentence. */
  readonly next: string;
}

/** What a reader is told of a failure; what to do next depends on the kind of its check. */
export function explainFailure({ check, failure, steps }: FailureGroup): Explanation {
  const [violation] = failure.violations;
  const [step = check.group] = steps;
  const others = steps.length - 1;
  return {
    message: failure.message,
    code: violation?.rule ?? check.kind,
    step:
      (check.operationId !== null && !step.includes(check.operationId)
        ? `${check.operationId}, ${step}`
        : step) + (others > 0 ? `, and ${others} more` : ""),
    exchange: describeExchange(failure.request, failure.response, violation),
    expected: failure.expected,
    received: failure.received,
    next: nextStep(check.kind, violation?.contract ?? null),
  };
}

function describeExchange(
  request: FailureGroup["failure"]["request"],
  response: FailureGroup["failure"]["response"],
  violation: FailureGroup["failure"]["violations"][number] | undefined,
): string | null {
  if (request === null) return null;
  const status = response === null || response.status === 0 ? "no response" : response.status;
  const exchange = `${request.method} ${request.path} → ${status}`;
  if (violation === undefined) return exchange;
  return violation.pointer === ""
    ? `${exchange}   in the ${violation.where}`
    : `${exchange}   at ${violation.pointer} in the ${violation.where}`;
}

function nextStep(kind: FailureGroup["check"]["kind"], contract: string | null): string {
  switch (kind) {
    case "contract":
      return `promised in contracts/broker.openapi.yaml${contract === null ? "" : `#${contract}`}; if the API changed on purpose, update it there`;
    case "assertion":
      return "claimed by the workflow; send the request again and compare";
    case "threshold":
      return "see the latency table; if the target may be slower, change the workload's threshold";
    case "accounting":
      return "the run's own books do not balance; see the load's table and the log of k6";
    default:
      return kind satisfies never;
  }
}
