import type { Violation } from "../../contracts/judge/verdict.ts";
import type { ShownDeviation } from "../../contracts/result.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

/** Counts the known defects that showed: they turn nothing red, and are told by name. */
export class DeviationTally {
  readonly #shown = new Map<string, ShownDeviation>();

  /** Adds those that one answer shows; an answer that shows one twice counts once. */
  add(operationId: OperationId, violations: readonly Violation[]): void {
    const excused = new Map<string, string>();
    for (const { deviation, message } of violations) {
      if (deviation !== null && !excused.has(deviation)) excused.set(deviation, message);
    }
    for (const [id, message] of excused) {
      const key = `${id} ${operationId}`;
      const before = this.#shown.get(key) ?? { id, operationId, samples: 0, message };
      this.#shown.set(key, { ...before, samples: before.samples + 1 });
    }
  }

  all(): readonly ShownDeviation[] {
    return [...this.#shown.values()];
  }
}
