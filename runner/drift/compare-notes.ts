/** Words for people, and what stands in for a value that is not sent. */
import type { Standing } from "./comparison.ts";
import type { Differences } from "./difference.ts";
import { canonicalText } from "./json-value.ts";
import type { Notes } from "./operation.ts";
import { shown } from "./shown.ts";

/** Always cosmetic: no exchange changes by them. */
export function compareNotes(
  ours: Notes,
  theirs: Notes,
  { place, usedBy }: Pick<Standing, "place" | "usedBy">,
  found: Differences,
): void {
  for (const note of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [our, their] = [ours[note], theirs[note]];
    if (note === "default" || isEqual(our, their)) continue;
    found.add(
      { kind: "cosmetic", place: `${place} ${note}`, ours: shown(our), theirs: shown(their) },
      usedBy,
    );
  }
}

/** In a request the default says what the service does; in an answer it is a word for people. */
export function compareDefault(
  { default: our }: Notes,
  { default: their }: Notes,
  { side, place, usedBy }: Standing,
  found: Differences,
): void {
  if (isEqual(our, their)) return;
  const kind = side === "response" ? "cosmetic" : our === undefined ? "widening" : "breaking";
  found.add({ kind, place: `${place} default`, ours: shown(our), theirs: shown(their) }, usedBy);
}

function isEqual(ours: Notes[string] | undefined, theirs: Notes[string] | undefined): boolean {
  if (ours === undefined || theirs === undefined) return ours === theirs;
  if (typeof ours === "string" && typeof theirs === "string") return tidy(ours) === tidy(theirs);
  return canonicalText(ours) === canonicalText(theirs);
}

/** Line breaks and blanks are the writer's, or the tool's. */
function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
