import type { OperationId } from "../../contracts/vocabulary.ts";
import type { CoverageCount } from "../phase.ts";

/** Counts the statuses that each operation was seen to answer. */
export class CoverageTally {
  readonly #counts = new Map<string, CoverageCount>();

  add(operationId: OperationId, status: number, isViolated: boolean): void {
    const key = `${operationId} ${status}`;
    const { seen, violations } = this.#counts.get(key) ?? { seen: 0, violations: 0 };
    this.#counts.set(key, {
      operationId,
      status,
      seen: seen + 1,
      violations: violations + (isViolated ? 1 : 0),
    });
  }

  counts(): readonly CoverageCount[] {
    return [...this.#counts.values()];
  }
}
