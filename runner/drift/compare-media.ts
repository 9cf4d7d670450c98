/** Bodies by media type. */
import type { Comparison, Standing } from "./comparison.ts";
import { compareNotes } from "./compare-notes.ts";
import { looser, type Side, tighter } from "./difference.ts";
import type { Media } from "./operation.ts";
import { absent, none } from "./shown.ts";

/**
 * @param place of the body: operation and `requestBody` or `responses/200`
 */
export function compareMedia(
  ours: readonly Media[],
  theirs: readonly Media[],
  side: Side,
  place: string,
  comparison: Comparison,
): void {
  const met = new Set<Media>();
  for (const our of ours) {
    const their = counterpart(our, theirs);
    if (their === undefined) {
      comparison.found.add({
        kind: "breaking",
        place: `${place} ${our.mediaType}`,
        ours: our.mediaType,
        theirs: mediaTypesOf(theirs),
      });
      continue;
    }
    met.add(their);
    const standing = { side, place: `${place} ${our.mediaType}`, usedBy: null };
    compareSpelling(our, their, standing, comparison);
    compareEncoding(our, their, standing, comparison);
    compareNotes(our.notes, their.notes, standing, comparison.found);
    comparison.compare(our.schema, their.schema, standing);
  }
  for (const their of theirs.filter((each) => !met.has(each))) {
    // More to send, or more to ask for by Accept: either can be left alone.
    comparison.found.add({
      kind: "widening",
      place: `${place} ${their.mediaType}`,
      ours: absent,
      theirs: their.mediaType,
    });
  }
}

export function mediaTypesOf(media: readonly Media[]): string {
  return media.length === 0 ? absent : media.map(({ mediaType }) => mediaType).join(", ");
}

/** The same media type, else the same but for its parameters, else the range that holds it. */
function counterpart(our: Media, theirs: readonly Media[]): Media | undefined {
  const [group = ""] = our.essence.split("/");
  return (
    theirs.find(({ mediaType }) => mediaType === our.mediaType) ??
    theirs.find(({ essence }) => essence === our.essence) ??
    theirs.find(({ essence }) => essence === `${group}/*` || essence === "*/*")
  );
}

function compareSpelling(
  ours: Media,
  theirs: Media,
  { side, place }: Standing,
  { found }: Comparison,
): void {
  if (ours.mediaType === theirs.mediaType) return;
  const isRange = ours.essence !== theirs.essence;
  // Documents leave parameters out; for JSON they mean nothing anyway (RFC 8259, section 11).
  const isLeftOut = theirs.mediaType === theirs.essence || /[/+]json$/.test(ours.essence);
  const isAdded = ours.mediaType === ours.essence;
  const kind = isRange
    ? looser(side)
    : isLeftOut
      ? "cosmetic"
      : isAdded
        ? tighter(side)
        : "breaking";
  found.add({ kind, place, ours: ours.mediaType, theirs: theirs.mediaType });
}

function compareEncoding(
  ours: Media,
  theirs: Media,
  { side, place }: Standing,
  { found }: Comparison,
): void {
  if (ours.encoding === theirs.encoding) return;
  const kind =
    theirs.encoding === "" ? looser(side) : ours.encoding === "" ? tighter(side) : "breaking";
  found.add({
    kind,
    place: `${place} encoding`,
    ours: ours.encoding || none,
    theirs: theirs.encoding || none,
  });
}
