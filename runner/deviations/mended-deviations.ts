/** What a run learns of deviations that did not show. Pure. */
import type { Check, MendedDeviation, Phase, ShownDeviation } from "../../contracts/result.ts";
import type { SourcedDeviation } from "./deviation-policy.ts";
import type { ExercisedCount } from "./deviation-tally.ts";
import { removalPatch } from "./removal-patch.ts";

/** One phase's part. */
export interface PhaseDeviations {
  readonly phase: Phase;
  readonly shown: readonly ShownDeviation[];
  readonly exercised: readonly ExercisedCount[];
}

/**
 * The deviations that had their chance, and of which the answers showed nothing: they look mended.
 *
 * One that showed anywhere in the run is not among them.
 */
export function mendedDeviations(
  listed: readonly SourcedDeviation[],
  phases: readonly PhaseDeviations[],
): readonly MendedDeviation[] {
  const shown = new Set(phases.flatMap((phase) => phase.shown.map(({ id }) => id)));
  const exercised = phases.flatMap((phase) => phase.exercised);
  return listed.flatMap(({ entry, file }): readonly MendedDeviation[] => {
    const own = exercised.filter(({ id, mended }) => id === entry.id && mended > 0);
    if (own.length === 0 || shown.has(entry.id)) return [];
    return [
      {
        id: entry.id,
        condition: entry.condition,
        operationIds: [...new Set(own.map(({ operationId }) => operationId))],
        samples: own.reduce((sum, { mended }) => sum + mended, 0),
        file: file.name,
        patch: removalPatch(file, entry.id),
      },
    ];
  });
}

/** `--strict`: for each deviation that had its chance, does it show as listed? */
export function strictChecks(
  mended: readonly MendedDeviation[],
  phases: readonly PhaseDeviations[],
): readonly Check[] {
  return phases.flatMap(({ phase, shown, exercised }) => {
    const ids = exercised
      .filter((count) => count.mended > 0 || shown.some(({ id }) => id === count.id))
      .map(({ id }) => id);
    return [...new Set(ids)].map((id): Check => {
      const counts = exercised.filter((count) => count.id === id);
      const lost = mended.find((each) => each.id === id);
      return {
        id: `${phase}/deviations/${id}`,
        phase,
        group: "deviations",
        operationId: counts[0]?.operationId ?? null,
        name: `the known deviation ${id} shows`,
        kind: "assertion",
        status: lost === undefined ? "passed" : "failed",
        samples: counts.reduce((sum, { samples }) => sum + samples, 0),
        failed: lost?.samples ?? 0,
        failures: lost === undefined ? [] : [failureOf(lost)],
        durationMs: null,
      };
    });
  });
}

function failureOf({ id, condition, file }: MendedDeviation): Check["failures"][number] {
  return {
    message: `the known deviation ${id} did not show; if it is mended, take it out of ${file}`,
    expected: `the deviation: ${condition}`,
    received: "what the contract promises",
    step: `deviations, ${id}`,
    curl: null,
    request: null,
    response: null,
    violations: [],
  };
}
