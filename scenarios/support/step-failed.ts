import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Exchange } from "./exchange.ts";

/** A claim of a step does not hold: the process cannot go on. */
export class StepFailed extends Error {
  override readonly name = "StepFailed";
  readonly operationId: OperationId;
  readonly claim: string;
  readonly expected: string;
  readonly received: string;
  readonly exchange: Exchange;

  constructor(details: {
    readonly operationId: OperationId;
    readonly claim: string;
    readonly expected: string;
    readonly received: string;
    readonly exchange: Exchange;
  }) {
    super(
      `${details.operationId}: ${details.claim}: expected ${details.expected}, received ${details.received}`,
    );
    this.operationId = details.operationId;
    this.claim = details.claim;
    this.expected = details.expected;
    this.received = details.received;
    this.exchange = details.exchange;
  }
}
