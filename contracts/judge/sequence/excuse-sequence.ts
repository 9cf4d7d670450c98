/** Names the known defects among what a sequence shows. */
import type { Rule } from "../rules.ts";
import type { Violation } from "../verdict.ts";
import type { Circumstance, SequenceFinding } from "./findings.ts";

/** What a deviation names: these rules, where the sequence shows its circumstance. */
const excuses: readonly {
  readonly id: string;
  readonly circumstance: Circumstance;
  readonly rules: readonly Rule[];
}[] = [
  { id: "D01", circumstance: "confirmsAtOnce", rules: ["effect-missing"] },
  { id: "D02", circumstance: "confirmsAtOnce", rules: ["history-repeated"] },
  { id: "D03", circumstance: "uploadsAtOnce", rules: ["state-went-back", "history-disordered"] },
  { id: "D08", circumstance: "initializesAtOnce", rules: ["search-incomplete"] },
  {
    id: "D21",
    circumstance: "cleanResultWithoutFile",
    rules: ["state-went-back", "history-disordered", "effect-unexpected"],
  },
];

/**
 * The findings as violations.
 *
 * @param deviations `named`: `deviation` is set on what a listed one names; `open`: nothing is excused
 */
export function excuseSequence(
  findings: readonly SequenceFinding[],
  deviations: "named" | "open",
): readonly Violation[] {
  return findings.map(({ circumstances, ...violation }) => {
    if (deviations === "open") return violation;
    const excuse = excuses.find(
      ({ circumstance, rules }) =>
        circumstances.includes(circumstance) && rules.includes(violation.rule as Rule),
    );
    return excuse === undefined ? violation : { ...violation, deviation: excuse.id };
  });
}
