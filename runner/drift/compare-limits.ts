/** Bounds, patterns and formats. */
import { type Differences, type DifferenceKind, looser, tighter } from "./difference.ts";
import type { Standing } from "./comparison.ts";
import { shown } from "./shown.ts";
import type { Schema } from "./schema.ts";
import { canonicalText, textOf } from "./json-value.ts";

const isLower = (keyword: string): boolean => /^(?:min|exclusiveMin)/.test(keyword);
const isUpper = (keyword: string): boolean => /^(?:max|exclusiveMax)/.test(keyword);

/** Formats whose values all have the other format as well. */
const within: Readonly<Record<string, string>> = { int32: "int64", float: "double" };

export function compareLimits(
  ours: Schema,
  theirs: Schema,
  standing: Standing,
  found: Differences,
): void {
  // Listed values are held against each other; one by one they keep the limits or not.
  if (ours.values !== null || theirs.values !== null) return;
  for (const keyword of new Set([...Object.keys(ours.limits), ...Object.keys(theirs.limits)])) {
    const change =
      keyword === "minLength" ? leastLength(ours, theirs) : limit(keyword, ours, theirs);
    if (change === null) continue;
    const kind = kindOfChange[change](standing.side);
    found.add(
      {
        kind,
        place: `${standing.place} ${keyword}`,
        ours: shown(ours.limits[keyword]),
        theirs: shown(theirs.limits[keyword]),
      },
      standing.usedBy,
    );
  }
}

type Change = "looser" | "tighter" | "other";
const kindOfChange: Readonly<Record<Change, (side: Standing["side"]) => DifferenceKind>> = {
  looser,
  tighter,
  other: () => "breaking",
};

/** A pattern that refuses the empty text has said `minLength: 1` already. */
function leastLength(ours: Schema, theirs: Schema): Change | null {
  if (Number(ours.limits["minLength"] ?? 0) > theirs.leastLength) return "looser";
  return Number(theirs.limits["minLength"] ?? 0) > ours.leastLength ? "tighter" : null;
}

function limit(keyword: string, ours: Schema, theirs: Schema): Change | null {
  const our = ours.limits[keyword];
  const their = theirs.limits[keyword];
  if (our === undefined || their === undefined) {
    if (their !== undefined) return allowsLimited(ours, keyword) ? "tighter" : null;
    return allowsLimited(theirs, keyword) ? "looser" : null;
  }
  if (canonicalText(our) === canonicalText(their)) return null;
  if (isLower(keyword)) return Number(their) > Number(our) ? "tighter" : "looser";
  if (isUpper(keyword)) return Number(their) < Number(our) ? "tighter" : "looser";
  if (within[textOf(our)] === their) return "looser";
  return within[textOf(their)] === our ? "tighter" : "other";
}

/** Whether the schema has values that the limit speaks of; else the types have told the difference. */
function allowsLimited({ types }: Schema, keyword: string): boolean {
  const has = (...some: Schema["types"]): boolean => some.some((type) => types.includes(type));
  if (keyword.endsWith("Items")) return has("array");
  if (keyword.endsWith("Properties")) return has("object");
  if (/Length$|^pattern$/.test(keyword)) return has("string");
  return keyword === "format" ? has("string", "integer", "number") : has("integer", "number");
}
