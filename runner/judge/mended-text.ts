/** What recorded exchanges tell of deviations that did not show, in words. */
import type { MendedDeviation } from "../../contracts/result.ts";
import type { SourcedDeviation } from "../deviations/deviation-policy.ts";
import { DeviationTally } from "../deviations/deviation-tally.ts";
import { mendedDeviations } from "../deviations/mended-deviations.ts";
import type { JudgedExchange } from "./judge-entries.ts";

/** One paragraph a deviation, with the patch that takes it out of its list; empty when all that could showed. */
export function mendedText(
  judged: readonly JudgedExchange[],
  listed: readonly SourcedDeviation[],
): string {
  const tally = new DeviationTally();
  for (const { verdict, exercised } of judged) {
    if (verdict === null || verdict.operationId === null) continue;
    tally.add(verdict.operationId, verdict.violations);
    tally.addExercised(verdict.operationId, exercised);
  }
  const part = { phase: "contract", shown: tally.shown(), exercised: tally.exercised() } as const;
  return mendedDeviations(listed, [part]).map(paragraph).join("");
}

function paragraph({ id, condition, samples, file, patch }: MendedDeviation): string {
  const times = samples === 1 ? "once" : `${samples} times`;
  const head = `known deviation ${id} had its chance ${times} and did not show: ${condition}\n`;
  return `${head}  if it is mended, take it out of ${file}\n${patch === null ? "" : `${patch}\n`}`;
}
