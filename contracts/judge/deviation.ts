/**
 * A known defect as the judge needs it: what it excuses, and where.
 *
 * The words for people stay in `deviations.yaml`; `docs/deviations.md` explains the members.
 */
import type { OperationId } from "../vocabulary.ts";
import type { Predicate } from "./predicate.ts";
import type { Rule } from "./rules.ts";
import type { Circumstance } from "./sequence/findings.ts";

export interface Deviation {
  /** `D` and two digits, as in the list of defects; those of users have names of their own. */
  readonly id: string;
  readonly operations: readonly OperationId[];
  /** The circumstances, over request and context; absent: always. */
  readonly when?: Predicate;
  /** What the defect answers, over the response; absent: anything. */
  readonly answer?: Predicate;
  /** The violations that it names, and nothing else. */
  readonly excuses: readonly Excuse[];
  /** What it is seen by over several exchanges: these rules, where the sequence shows its circumstance. */
  readonly inSequence?: {
    readonly circumstance: Circumstance;
    readonly rules: readonly Rule[];
  };
  /** It shows whenever its circumstances are there. */
  readonly deterministic?: boolean;
  /** What a service without the defect answers; absent: anything that breaks no promise. */
  readonly mended?: Predicate;
}

export interface Excuse {
  readonly rule: Rule;
  /** As in the violation; `*` stands for any one step. Absent: `""`, the whole. */
  readonly pointer?: string;
}
