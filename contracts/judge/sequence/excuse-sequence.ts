/** Names the known defects among what a sequence shows. */
import type { Deviation } from "../deviation.ts";
import type { Violation } from "../verdict.ts";
import type { SequenceFinding } from "./findings.ts";

/** The findings as violations, `deviation` set on what a listed deviation names. */
export function excuseSequence(
  findings: readonly SequenceFinding[],
  deviations: readonly Pick<Deviation, "id" | "inSequence">[],
): readonly Violation[] {
  return findings.map(({ circumstances, ...violation }) => {
    const deviation = deviations.find(
      ({ inSequence }) =>
        inSequence !== undefined &&
        circumstances.includes(inSequence.circumstance) &&
        inSequence.rules.some((rule) => rule === violation.rule),
    );
    return deviation === undefined ? violation : { ...violation, deviation: deviation.id };
  });
}
