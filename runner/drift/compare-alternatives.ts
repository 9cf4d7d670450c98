/** What is one of several schemas. */
import { canonicalText } from "./json-value.ts";
import type { Comparison, Standing } from "./comparison.ts";
import { looser, tighter } from "./difference.ts";
import { normalForm } from "./normal-form.ts";
import { absent } from "./shown.ts";
import type { SchemaSource } from "./schema.ts";
import type { SchemaReader } from "./schema-reader.ts";

/**
 * Equal ones are put aside first. Each that is left is held against the one of the other side that is nearest to
 * it; where the other side has none left, it came or went as a whole.
 */
export function compareAlternatives(
  ours: readonly SchemaSource[],
  theirs: readonly SchemaSource[],
  standing: Standing,
  comparison: Comparison,
): void {
  const ourForms = formsOf(ours, comparison.ours);
  const theirForms = formsOf(theirs, comparison.theirs);
  const ourRest = [...ourForms].filter(([form]) => !theirForms.has(form)).map(([, each]) => each);
  const theirRest = [...theirForms].filter(([form]) => !ourForms.has(form)).map(([, each]) => each);
  const placed = (ours: SchemaSource): Standing => ({
    ...standing,
    place: `${standing.place}/oneOf ${[...ourForms.values()].indexOf(ours) + 1}`,
  });
  for (const [form, our] of ourForms) {
    const their = theirForms.get(form);
    // Equal but for their words.
    if (their !== undefined) comparison.compare(our, their, placed(our));
  }
  const met = new Set<SchemaSource>();
  for (const our of ourRest) {
    const their = nearest(theirRest, (each) => comparison.distance(our, each, standing));
    if (their === undefined) {
      const name = nameIn(comparison.ours, our);
      comparison.found.add(
        {
          kind: tighter(standing.side),
          place: `${standing.place} oneOf`,
          ours: name,
          theirs: absent,
        },
        standing.usedBy,
      );
    } else {
      met.add(their);
      comparison.compare(our, their, placed(our));
    }
  }
  for (const their of theirRest.filter((each) => !met.has(each))) {
    const our = nearest(ourRest, (each) => comparison.distance(each, their, standing));
    if (our === undefined) {
      const name = nameIn(comparison.theirs, their);
      comparison.found.add(
        {
          kind: looser(standing.side),
          place: `${standing.place} oneOf`,
          ours: absent,
          theirs: name,
        },
        standing.usedBy,
      );
    } else comparison.compare(our, their, placed(our));
  }
}

/** By what they mean. */
function formsOf(
  sources: readonly SchemaSource[],
  reader: SchemaReader,
): ReadonlyMap<string, SchemaSource> {
  return new Map(sources.map((source) => [canonicalText(normalForm(reader, source)), source]));
}

function nameIn(reader: SchemaReader, source: SchemaSource): string {
  return reader.read(source).name ?? "a schema without a name";
}

function nearest(
  candidates: readonly SchemaSource[],
  distanceTo: (candidate: SchemaSource) => number,
): SchemaSource | undefined {
  const distances = candidates.map(distanceTo);
  return candidates[distances.indexOf(Math.min(...distances))];
}
