import type { MendedDeviation, RunResult } from "../../../contracts/result.ts";
import { showControlCharacters } from "../../facts/show-control-characters.ts";
import { paint } from "./paint.ts";

/**
 * Known defects that showed, though they turn nothing red, and those that look mended.
 *
 * @param result as received: the lines of a patch are told apart before control characters are made visible
 */
export function renderDeviations(
  { deviations: received, mendedDeviations }: RunResult,
  { color, verbose }: { readonly color: boolean; readonly verbose: boolean },
): readonly string[] {
  const deviations = showControlCharacters(received);
  const shown = deviations.flatMap(({ id, operationId, samples, message }) => [
    `  ${id} ${operationId}, ${times(samples)}`,
    `    ${message}`,
  ]);
  const mended = mendedDeviations.flatMap((each) => renderMended(each, verbose));
  return [
    ...(shown.length === 0
      ? []
      : [`${paint("bold", "known deviations that showed", color)} (${deviations.length})`]),
    ...shown,
    ...(mended.length === 0
      ? []
      : [
          `${paint("bold", "known deviations that did not show", color)} (${mendedDeviations.length}; result.json and report have the patches)`,
        ]),
    ...mended,
  ];
}

function renderMended(mended: MendedDeviation, verbose: boolean): readonly string[] {
  const { patch } = mended;
  const { id, operationIds, samples, condition, file } = showControlCharacters(mended);
  return [
    `  ${id} ${operationIds.join(", ")}, could have ${times(samples)}: ${condition}`,
    `    if it is mended, take it out of ${file}`,
    ...(verbose && patch !== null
      ? patch
          .trimEnd()
          .split("\n")
          .map((line) => `    ${showControlCharacters(line)}`)
      : []),
  ];
}

function times(samples: number): string {
  return samples === 1 ? "1 time" : `${samples} times`;
}
