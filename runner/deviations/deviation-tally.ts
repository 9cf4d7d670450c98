import type { ExercisedDeviation } from "../../contracts/judge/exercised-deviations.ts";
import type { Violation } from "../../contracts/judge/verdict.ts";
import type { ShownDeviation } from "../../contracts/result.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

/** How often a deterministic deviation had its chance on an operation, and how often the answer was as if mended. */
export interface ExercisedCount {
  readonly id: string;
  readonly operationId: OperationId;
  readonly samples: number;
  readonly mended: number;
}

/** Counts the known defects that showed: they turn nothing red, and are told by name; and those that could have. */
export class DeviationTally {
  readonly #shown = new Map<string, ShownDeviation>();
  readonly #exercised = new Map<string, ExercisedCount>();

  /** Adds those that one answer shows; an answer that shows one twice counts once. */
  add(operationId: OperationId, violations: readonly Violation[]): void {
    const excused = new Map<string, string>();
    for (const { deviation, message } of violations) {
      if (deviation !== null && !excused.has(deviation)) excused.set(deviation, message);
    }
    for (const [id, message] of excused) this.addShown({ id, operationId, samples: 1, message });
  }

  addShown({ id, operationId, samples, message }: ShownDeviation): void {
    const key = `${id} ${operationId}`;
    const before = this.#shown.get(key) ?? { id, operationId, samples: 0, message };
    this.#shown.set(key, { ...before, samples: before.samples + samples });
  }

  addExercised(operationId: OperationId, exercised: readonly ExercisedDeviation[]): void {
    for (const { id, isMended } of exercised) {
      const key = `${id} ${operationId}`;
      const before = this.#exercised.get(key) ?? { id, operationId, samples: 0, mended: 0 };
      this.#exercised.set(key, {
        ...before,
        samples: before.samples + 1,
        mended: before.mended + (isMended ? 1 : 0),
      });
    }
  }

  shown(): readonly ShownDeviation[] {
    return [...this.#shown.values()];
  }

  exercised(): readonly ExercisedCount[] {
    return [...this.#exercised.values()];
  }
}
