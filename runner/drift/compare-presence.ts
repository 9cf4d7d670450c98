/** Whether a part has to be there. */
import type { Standing } from "./comparison.ts";
import { type Differences, looser, tighter } from "./difference.ts";

interface Part {
  readonly required: boolean;
}

export function presence({ required }: Part): string {
  return required ? "required" : "optional";
}

/** @param standing its side is the one that sends the part */
export function compareRequired(
  ours: Part,
  theirs: Part,
  { place, side, usedBy }: Standing,
  found: Differences,
): void {
  if (ours.required === theirs.required) return;
  const kind = ours.required ? looser(side) : tighter(side);
  const words = { ours: presence(ours), theirs: presence(theirs) };
  found.add({ kind, place: `${place} required`, ...words }, usedBy);
}
