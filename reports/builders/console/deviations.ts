import type { ShownDeviation } from "../../../contracts/result.ts";
import { paint } from "./paint.ts";

/** Known defects that showed: named, though they turn nothing red. */
export function renderDeviations(
  deviations: readonly ShownDeviation[],
  color: boolean,
): readonly string[] {
  if (deviations.length === 0) return [];
  return [
    `${paint("bold", "known deviations that showed", color)} (${deviations.length}, contracts/deviations.yaml)`,
    ...deviations.flatMap(({ id, operationId, samples, message }) => [
      `  ${id} ${operationId}, ${samples} ${samples === 1 ? "time" : "times"}`,
      `    ${message}`,
    ]),
  ];
}
