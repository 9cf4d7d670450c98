/** Parameters and bodies of requests. */
import { compareMedia, mediaTypesOf } from "./compare-media.ts";
import { compareNotes } from "./compare-notes.ts";
import { compareRequired, presence } from "./compare-presence.ts";
import type { Comparison } from "./comparison.ts";
import type { Side } from "./difference.ts";
import type { Operation, RequestBody } from "./operation.ts";
import { absent } from "./shown.ts";

export function compareParameters(
  ours: Operation["parameters"],
  theirs: Operation["parameters"],
  side: Side,
  operation: string,
  comparison: Comparison,
): void {
  for (const [key, our] of ours) {
    const place = `${operation} parameters/${our.in}/${our.name}`;
    const their = theirs.get(key);
    if (their === undefined) {
      comparison.found.add({ kind: "breaking", place, ours: presence(our), theirs: absent });
      continue;
    }
    compareRequired(our, their, { place, side, usedBy: null }, comparison.found);
    if (our.spelling !== their.spelling) {
      comparison.found.add({
        kind: "breaking",
        place: `${place} spelling`,
        ours: our.spelling || "usual",
        theirs: their.spelling || "usual",
      });
    }
    compareNotes(our.notes, their.notes, { place, usedBy: null }, comparison.found);
    comparison.compare(our.schema, their.schema, { side, place, usedBy: null });
  }
  for (const [key, their] of theirs) {
    if (ours.has(key)) continue;
    comparison.found.add({
      kind: their.required ? "breaking" : "widening",
      place: `${operation} parameters/${their.in}/${their.name}`,
      ours: absent,
      theirs: presence(their),
    });
  }
}

/** @param side the one that sends it */
export function compareRequestBodies(
  ours: RequestBody | null,
  theirs: RequestBody | null,
  side: Side,
  operation: string,
  comparison: Comparison,
): void {
  const place = `${operation} requestBody`;
  if (ours === null || theirs === null) {
    if (ours === theirs) return;
    comparison.found.add({
      kind: ours === null && theirs?.required === false ? "widening" : "breaking",
      place,
      ours: mediaTypesOf(ours?.media ?? []),
      theirs: mediaTypesOf(theirs?.media ?? []),
    });
    return;
  }
  compareRequired(ours, theirs, { place, side, usedBy: null }, comparison.found);
  compareNotes(ours.notes, theirs.notes, { place, usedBy: null }, comparison.found);
  compareMedia(ours.media, theirs.media, side, place, comparison);
}
