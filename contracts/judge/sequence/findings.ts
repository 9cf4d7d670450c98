/** Gathers what the rules over a sequence find in one exchange. */
import type { Rule } from "../rules.ts";
import type { Violation } from "../verdict.ts";

/** What the sequence shows of how a violation came about; a deviation may name it. */
export const circumstances = [
  "confirmsAtOnce",
  "uploadsAtOnce",
  "initializesAtOnce",
  "cleanResultWithoutFile",
] as const;
export type Circumstance = (typeof circumstances)[number];

export interface SequenceFinding extends Violation {
  readonly where: "sequence";
  readonly circumstances: readonly Circumstance[];
}

const none: ReadonlySet<Circumstance> = new Set();

export class SequenceFindings {
  readonly all: SequenceFinding[] = [];
  /** Of what is looked at now. */
  circumstances: ReadonlySet<Circumstance> = none;

  add(rule: Rule, pointer: string, message: string): void {
    this.all.push({
      rule,
      where: "sequence",
      pointer,
      contract: `/x-sequence/${rule}`,
      message,
      deviation: null,
      circumstances: [...this.circumstances],
    });
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }
}
