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
  /** Values, not words: nearly every claim holds, and the words of one that does would be thrown away. */
  readonly expected: unknown;
  readonly received: unknown;
}

// Each reference to what a k6 module exports asks the module anew: once is enough.
const countCheck = check;

let held: string[] = [];

/**
 * Makes a claim, and ends the process when it does not hold.
 *
 * @throws {StepFailed} a failed check alone would not stop the iteration, and k6 only logs what is thrown
 */
export function claim({ exchange, about, text, holds, expected, received }: Claim): void {
  const operationId = about ?? exchange.operationId;
  const name = `${operationId}: ${text}`;
  if (holds) {
    held.push(name);
    return;
  }
  countCheck(false, { [name]: isTrue });
  throw new StepFailed({
    operationId,
    claim: text,
    expected: inWords(expected),
    received: inWords(received),
    exchange,
  });
}

/** Claims the exact status code. */
export function claimStatus(exchange: Exchange, status: number): void {
  const received = exchange.response.status;
  claim({
    exchange,
    text: `answers ${String(status)}`,
    holds: received === status,
    expected: status,
    received: received === 0 ? `no response (${exchange.error})` : received,
  });
}

function inWords(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(", ") || "none" : String(value);
}

/**
 * Counts the claims that held since the last call as k6 checks.
 *
 * Together, when a process is over: one call of k6 for each claim is a tenth of what a lifecycle costs.
 */
export function countHeldClaims(): void {
  const key = held.join("\n");
  let calls = knownCalls.get(key);
  if (calls === undefined) {
    calls = callsFor(held);
    // Processes that hold make the same claims in the same order; polling varies it a little.
    if (knownCalls.size < 20) knownCalls.set(key, calls);
  }
  held = [];
  for (let index = 0; index < calls.length; index += 1) countCheck(true, calls[index] ?? {});
}

type CheckCall = Record<string, typeof isTrue>;

const knownCalls = new Map<string, readonly CheckCall[]>();

// A call takes each name once: one that held twice is counted by two calls.
function callsFor(names: readonly string[]): readonly CheckCall[] {
  const calls: CheckCall[] = [];
  for (const name of names) {
    let call = calls.find((one) => !(name in one));
    if (call === undefined) calls.push((call = {}));
    call[name] = isTrue;
  }
  return calls;
}

function isTrue(value: boolean): boolean {
  return value;
}
