/** A known defect of the real service, as `deviations.yaml` lists it. */
import type { OperationId } from "../vocabulary.ts";

export interface Deviation {
  /** `D` and two digits, as in the list of defects. */
  readonly id: string;
  readonly operations: readonly OperationId[];
  /** When it shows, in words; `deviation-conditions.ts` says the same as a predicate. */
  readonly condition: string;
  readonly promised: string;
  readonly observed: string;
  /** How often it shows where the condition holds. */
  readonly frequency: string;
  /** `exchange`: seen in one exchange, excused by its predicate. `sequence`: seen only over several. */
  readonly visibleIn: "exchange" | "sequence";
  readonly firstSeen: string;
  readonly source: string;
}
