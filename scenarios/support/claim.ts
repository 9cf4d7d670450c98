import { check } from "k6";

import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Exchange } from "./exchange.ts";
import { StepFailed } from "./step-failed.ts";

export interface Claim {
  /** The exchange that shows it. */
  readonly exchange: Exchange;
  /** The operation whose promise it is; that of the exchange by default. */
  readonly about?: OperationId;
  /** What is claimed, after the operation's name: `answers 200`. */
  readonly text: string;
  readonly holds: boolean;
  readonly expected: string;
  readonly received: string;
}

/**
 * Counts a claim as a k6 check, and ends the process when it does not hold.
 *
 * @throws {StepFailed} a failed check alone would not stop the iteration, and k6 only logs what is thrown
 */
export function claim({ exchange, about, text, holds, expected, received }: Claim): void {
  const operationId = about ?? exchange.operationId;
  check(null, { [`${operationId}: ${text}`]: () => holds });
  if (!holds) throw new StepFailed({ operationId, claim: text, expected, received, exchange });
}

/** Claims the exact status code. */
export function claimStatus(exchange: Exchange, status: number): void {
  claim({
    exchange,
    text: `answers ${String(status)}`,
    holds: exchange.status === status,
    expected: String(status),
    received: exchange.status === 0 ? `no response (${exchange.error})` : String(exchange.status),
  });
}
