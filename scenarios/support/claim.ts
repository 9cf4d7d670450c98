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
  /** Expected and received, in words; asked for when the claim does not hold. */
  readonly contrast: () => readonly [expected: string, received: string];
}

// k6 takes the claim as an object: one made for each claim and outcome, for it is made in every iteration.
const passing = new Map<string, Record<string, boolean>>();

/**
 * Counts a claim as a k6 check, and ends the process when it does not hold.
 *
 * @throws {StepFailed} a failed check alone would not stop the iteration, and k6 only logs what is thrown
 */
export function claim({ exchange, about, text, holds, contrast }: Claim): void {
  const operationId = about ?? exchange.operationId;
  const name = `${operationId}: ${text}`;
  if (holds) {
    let passed = passing.get(name);
    if (passed === undefined) passing.set(name, (passed = { [name]: true }));
    check(null, passed as never);
    return;
  }
  check(null, { [name]: false } as never);
  const [expected, received] = contrast();
  throw new StepFailed({ operationId, claim: text, expected, received, exchange });
}

/** Claims the exact status code. */
export function claimStatus(exchange: Exchange, status: number): void {
  claim({
    exchange,
    text: `answers ${String(status)}`,
    holds: exchange.status === status,
    contrast: () => [
      String(status),
      exchange.status === 0 ? `no response (${exchange.error})` : String(exchange.status),
    ],
  });
}
