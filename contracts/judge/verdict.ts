import type { OperationId } from "../vocabulary.ts";

/** Part of the exchange that a violation is about. */
export type Where = "status" | "header" | "body" | "request" | "framing" | "sequence";

/** One broken promise, placed in the exchange and in the contract. */
export interface Violation {
  /** From the fixed vocabulary of `rules.ts`. */
  readonly rule: string;
  readonly where: Where;
  /**
   * JSON pointer of the offending member, also of a missing or extra one (not its parent);
   * a header as `/lower-case-name`; `""` for the whole (an unparsable body, the status).
   */
  readonly pointer: string;
  /** JSON pointer into `broker.openapi.yaml` of the promise that is broken. */
  readonly contract: string;
  /** One sentence: expected and received. Holds no secret: values are cut to 200 characters. */
  readonly message: string;
  /** Id of the deviation (`deviations.yaml`) that names it, or null. */
  readonly deviation: string | null;
}

export interface Verdict {
  readonly operationId: OperationId | null;
  readonly violations: readonly Violation[];
  /** What could not be judged because the source does not contain it, in words; empty when all was. */
  readonly notJudged: readonly string[];
}
