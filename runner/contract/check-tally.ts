/** Counts what was asked and how it was answered: one check a step and claim. */
import type { Check, Failure } from "../../contracts/result.ts";
import type { PlacedStep } from "./select-steps.ts";

const keptFailures = 20;

interface Tally {
  readonly check: Omit<Check, "status" | "samples" | "failed" | "failures" | "durationMs">;
  samples: number;
  failed: number;
  readonly failures: Failure[];
  durationMs: number | null;
}

export interface Answer {
  readonly failure: Failure | null;
  readonly durationMs: number | null;
}

export class CheckTally {
  readonly #tallies = new Map<string, Tally>();

  /** Adds one answer to the check of this name within the step. */
  add(step: PlacedStep, kind: "contract" | "assertion", name: string, answer: Answer): void {
    const id = `contract/${step.workflow.name}/${step.label}/${kind === "contract" ? kind : name}`;
    const tally = this.#tallies.get(id) ?? newTally(step, kind, id, name);
    this.#tallies.set(id, tally);
    tally.samples += 1;
    if (answer.durationMs !== null) tally.durationMs = (tally.durationMs ?? 0) + answer.durationMs;
    if (answer.failure === null) return;
    tally.failed += 1;
    if (tally.failures.length < keptFailures) tally.failures.push(answer.failure);
  }

  /** Ids of the checks that were asked at least once. */
  has(id: string): boolean {
    return this.#tallies.has(id);
  }

  checks(): readonly Check[] {
    return [...this.#tallies.values()].map(({ check, samples, failed, failures, durationMs }) => ({
      ...check,
      status: failed === 0 ? "passed" : "failed",
      samples,
      failed,
      failures,
      durationMs,
    }));
  }
}

function newTally(
  step: PlacedStep,
  kind: "contract" | "assertion",
  id: string,
  name: string,
): Tally {
  return {
    check: {
      id,
      phase: "contract",
      group: step.workflow.name,
      operationId: step.operationId,
      name,
      kind,
    },
    samples: 0,
    failed: 0,
    failures: [],
    durationMs: null,
  };
}
