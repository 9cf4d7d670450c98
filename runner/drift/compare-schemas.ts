/** Holds a schema of theirs against one of ours. */
import { compareAlternatives } from "./compare-alternatives.ts";
import { compareLimits } from "./compare-limits.ts";
import { compareMembers } from "./compare-members.ts";
import { compareNotes, compareDefault } from "./compare-notes.ts";
import { Differences, kindOf, looser, tighter } from "./difference.ts";
import type { Comparison, Standing } from "./comparison.ts";
import { none, shownTypes, shownValues } from "./shown.ts";
import { anyType } from "./keywords.ts";
import type { JsonType, Schema, SchemaSource } from "./schema.ts";
import type { SchemaReader } from "./schema-reader.ts";
import { allows } from "./schema-types.ts";

export class SchemaComparison implements Comparison {
  readonly ours: SchemaReader;
  readonly theirs: SchemaReader;
  readonly found: Differences;
  /** Pairs that are being compared: schemas may contain themselves. */
  readonly #open = new Map<Schema, Set<Schema>>();

  constructor(ours: SchemaReader, theirs: SchemaReader, found: Differences) {
    this.ours = ours;
    this.theirs = theirs;
    this.found = found;
  }

  compare(ourSource: SchemaSource, theirSource: SchemaSource, outer: Standing): void {
    const ours = this.ours.read(ourSource);
    const theirs = this.theirs.read(theirSource);
    const open = this.#open.get(ours) ?? new Set();
    if (open.has(theirs)) return;
    this.#open.set(ours, open.add(theirs));
    const standing = standingOf(ours, outer);
    compareNotes(ours.notes, theirs.notes, standing, this.found);
    compareDefault(ours.notes, theirs.notes, standing, this.found);
    if (ours.alternatives.length + theirs.alternatives.length > 0) {
      compareAlternatives(
        choicesOf(ours, ourSource),
        choicesOf(theirs, theirSource),
        standing,
        this,
      );
    } else {
      this.#compare(ours, theirs, standing, outer);
    }
    open.delete(theirs);
  }

  distance(ours: SchemaSource, theirs: SchemaSource, standing: Standing): number {
    const found = new Differences();
    new SchemaComparison(this.ours, this.theirs, found).compare(ours, theirs, standing);
    return found.all().filter(({ kind }) => kind !== "cosmetic").length;
  }

  #compare(ours: Schema, theirs: Schema, standing: Standing, outer: Standing): void {
    // Whether null may stand here is a matter of the use, not of the component.
    if (!this.#compareTypes(ours, theirs, outer)) return;
    this.#compareValues(ours, theirs, standing);
    compareLimits(ours, theirs, standing, this.found);
    compareMembers(ours, theirs, standing, this);
    if (ours.types.includes("array") && theirs.types.includes("array")) {
      this.compare(ours.items, theirs.items, { ...standing, place: `${standing.place}/[]` });
    }
    this.#compareOthers(ours, theirs, standing);
  }

  /** False where there is nothing left to compare: no type is in both. */
  #compareTypes(ours: Schema, theirs: Schema, { side, place, usedBy }: Standing): boolean {
    const [our, their] = [typesBesideNull(ours), typesBesideNull(theirs)];
    const lost = our.filter((type) => !allows(their, type));
    const gained = their.filter((type) => !allows(our, type));
    if (lost.length + gained.length > 0) {
      const kind = kindOf(side, { looser: gained.length > 0, tighter: lost.length > 0 });
      this.found.add(
        { kind, place: `${place} type`, ours: shownTypes(our), theirs: shownTypes(their) },
        usedBy,
      );
    }
    const [ourNull, theirNull] = [ours, theirs].map(({ types }) => types.includes("null"));
    // Where anything may stand, that has told it.
    const isTold = isAnything(ours) !== isAnything(theirs);
    if (ourNull !== theirNull && !isTold) {
      const kind = ourNull === true ? tighter(side) : looser(side);
      this.found.add(
        { kind, place: `${place} null`, ours: nullness(ourNull), theirs: nullness(theirNull) },
        usedBy,
      );
    }
    return our.some((type) => allows(their, type) || their.some((each) => allows(our, each)));
  }

  #compareValues(ours: Schema, theirs: Schema, { side, place, usedBy }: Standing): void {
    // Null is told by the types.
    const [our, their] = [ours.values, theirs.values].map(
      (values) => values?.filter((value) => value !== "null") ?? null,
    ) as [readonly string[] | null, readonly string[] | null];
    if (our === null && their === null) return;
    const lost = our?.filter((value) => their !== null && !their.includes(value)) ?? [];
    const gained = their?.filter((value) => our !== null && !our.includes(value)) ?? [];
    const change = {
      looser: gained.length > 0 || their === null,
      // A state that never comes is waited for in vain: in an answer, too, each value is a promise.
      tighter: lost.length > 0 || our === null,
    };
    if (!change.looser && !change.tighter) return;
    const isLost = side === "response" && lost.length > 0;
    this.found.add(
      {
        kind: isLost ? "breaking" : kindOf(side, change),
        place: `${place} values`,
        ours: shownValues(our),
        theirs: shownValues(their),
      },
      usedBy,
    );
  }

  #compareOthers(ours: Schema, theirs: Schema, { side, place, usedBy }: Standing): void {
    for (const keyword of new Set([...Object.keys(ours.others), ...Object.keys(theirs.others)])) {
      const our = ours.others[keyword];
      const their = theirs.others[keyword];
      if (our === their) continue;
      const kind =
        their === undefined ? looser(side) : our === undefined ? tighter(side) : "breaking";
      const both = our !== undefined && their !== undefined;
      this.found.add(
        {
          kind,
          place: `${place} ${keyword}`,
          ours: both ? our : our === undefined ? none : "stated",
          theirs: both ? their : their === undefined ? none : "stated",
        },
        usedBy,
      );
    }
  }
}

/** `null` is told apart: whether it may stand is asked more often than what stands otherwise. */
function typesBesideNull({ types }: Schema): readonly JsonType[] {
  return types.filter((type) => type !== "null");
}

function isAnything({ types }: Schema): boolean {
  return types.length === anyType.length;
}

function nullness(isAllowed: boolean | undefined): string {
  return isAllowed === true ? "possible" : "never";
}

/** A schema that leaves no choice is the only one. */
function choicesOf({ alternatives }: Schema, source: SchemaSource): readonly SchemaSource[] {
  return alternatives.length === 0 ? [source] : alternatives;
}

/** A component with members is its own place, whoever uses it; a text or number is part of its use. */
function standingOf(ours: Schema, outer: Standing): Standing {
  if (ours.name === null || Object.keys(ours.properties).length === 0) return outer;
  return { side: outer.side, place: ours.name, usedBy: outer.usedBy ?? useOf(outer.place) };
}

/** Operation and part of it, without the media type and what is below. */
function useOf(place: string): string {
  return place.split(" ").slice(0, 2).join(" ");
}
