/** The last decisions, for people and tests that ask why. */
import type { Decision } from "./decide.ts";

export interface DecisionRecord {
  /** RFC 3339, when the request came. */
  readonly receivedAt: string;
  readonly systemUserId: string | null;
  readonly subject: string | null;
  readonly party: string | null;
  readonly resource: string;
  /** The file transfer, which the broker names in checks of recipients only. */
  readonly resourceInstance: string | null;
  readonly action: string;
  readonly decision: Decision;
  readonly reason: string;
}

export class DecisionLog {
  #records: DecisionRecord[] = [];
  readonly #counts: Record<Decision, number> = { Permit: 0, Deny: 0, NotApplicable: 0 };
  readonly #capacity: number;

  /** @param capacity how many are kept at least; twice as many for a moment */
  constructor(capacity = 1000) {
    this.#capacity = capacity;
  }

  add(record: DecisionRecord): void {
    this.#counts[record.decision] += 1;
    this.#records.push(record);
    // In halves: moving every record for each new one would cost more than the decision.
    if (this.#records.length >= this.#capacity * 2) {
      this.#records = this.#records.slice(-this.#capacity);
    }
  }

  /** Since the start, also of those no longer kept. */
  get counts(): Readonly<Record<Decision, number>> {
    return this.#counts;
  }

  /** The last ones, oldest first. */
  list(): readonly DecisionRecord[] {
    return this.#records.slice(-this.#capacity);
  }
}
