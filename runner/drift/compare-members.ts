/** Members of objects. */
import { compareRequired, presence } from "./compare-presence.ts";
import type { Comparison, Standing } from "./comparison.ts";
import { looser, tighter } from "./difference.ts";
import { absent, shown } from "./shown.ts";
import type { Schema, SchemaSource } from "./schema.ts";
import type { SchemaReader } from "./schema-reader.ts";

export function compareMembers(
  ours: Schema,
  theirs: Schema,
  standing: Standing,
  comparison: Comparison,
): void {
  if (!ours.types.includes("object") || !theirs.types.includes("object")) return;
  const our = membersOf(ours, comparison.ours, standing);
  const their = membersOf(theirs, comparison.theirs, standing);
  for (const [name, member] of our) {
    compareMember(name, member, their.get(name), standing, comparison);
  }
  for (const [name, member] of their) {
    if (our.has(name)) continue;
    // In an answer a client leaves alone what it does not know; closed objects are for those who judge.
    const mustBeSent = standing.side === "request" && member.required;
    comparison.found.add(
      {
        kind: mustBeSent ? "breaking" : "widening",
        place: `${standing.place}/${name}`,
        ours: absent,
        theirs: presence(member),
      },
      standing.usedBy,
    );
  }
  compareAdditional(ours, theirs, standing, comparison);
}

interface Member {
  readonly required: boolean;
  readonly source: SchemaSource;
}

/** The members that occur on this side: one that is `readOnly` is in no request. */
function membersOf(
  schema: Schema,
  reader: SchemaReader,
  { side }: Standing,
): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const name of new Set([...Object.keys(schema.properties), ...schema.required])) {
    const source = schema.properties[name] ?? schema.additional;
    if (source === false) continue; // required, and not allowed: nobody can send it
    const { access } = reader.read(source);
    if (access === "both" || access === side) {
      members.set(name, { source, required: schema.required.includes(name) });
    }
  }
  return members;
}

function compareMember(
  name: string,
  ours: Member,
  theirs: Member | undefined,
  standing: Standing,
  comparison: Comparison,
): void {
  const { side, usedBy } = standing;
  const place = `${standing.place}/${name}`;
  if (theirs === undefined) {
    comparison.found.add({ kind: "breaking", place, ours: presence(ours), theirs: absent }, usedBy);
    return;
  }
  compareRequired(ours, theirs, { side, place, usedBy }, comparison.found);
  comparison.compare(ours.source, theirs.source, { ...standing, place });
}

/** Members without a name: none, any, or those of a map. */
function compareAdditional(
  ours: Schema,
  theirs: Schema,
  standing: Standing,
  comparison: Comparison,
): void {
  const { side, place, usedBy } = standing;
  const [our, their] = [ours.additional, theirs.additional];
  if (typeof our === "object" && typeof their === "object") {
    comparison.compare(our, their, { ...standing, place: `${place}/*` });
    return;
  }
  if (our === their) return;
  const isGone = side === "response" && typeof our === "object" && their === false;
  const kind =
    our === false
      ? "widening"
      : their === true
        ? looser(side)
        : isGone
          ? "breaking"
          : tighter(side);
  comparison.found.add(
    { kind, place: `${place} additionalProperties`, ours: openness(our), theirs: openness(their) },
    usedBy,
  );
}

function openness(source: SchemaSource): string {
  return typeof source === "boolean" ? shown(source) : "of a schema";
}
