/** `oneOf` and `anyOf` as one schema, where that says the same. */
import { canonicalText, isObject, listOf } from "./json-value.ts";
import { type Keywords, mergeKeywords, noteKeywords } from "./keywords.ts";
import type { SchemaSource } from "./schema.ts";
import { allows, typesOf } from "./schema-types.ts";

export interface MergedAlternatives {
  readonly keywords: Keywords;
  /** What is left to choose from; empty where it was merged. */
  readonly alternatives: readonly SchemaSource[];
  /** The alternative that the schema is, apart from null. */
  readonly only: SchemaSource | null;
}

/**
 * Merges alternatives of which a value can fit one only, by its type: `oneOf: [{type: string}, {type: "null"}]` is
 * `type: [string, "null"]`. Lists of values are merged too. What else there is stays to choose from.
 *
 * @param collect gives an alternative's keywords, references followed
 */
export function mergeAlternatives(
  keywords: Keywords,
  collect: (source: SchemaSource) => Keywords,
): MergedAlternatives {
  const composed = keywords["oneOf"] === undefined ? "anyOf" : "oneOf";
  const { [composed]: choices, ...rest } = keywords;
  const sources = listOf(choices).filter(
    (each): each is SchemaSource => isObject(each) || typeof each === "boolean",
  );
  if (sources.length === 0) return { keywords, alternatives: [], only: null };
  const parts = sources.map(collect);
  const named = sources.filter((_, index) => !isNull(parts[index] ?? {}));
  const one = parts.every((part) => isPlain(part)) ? (sum(parts) ?? union(parts)) : null;
  if (one === null) return { keywords: rest, alternatives: foldIn(rest, sources), only: null };
  return {
    keywords: mergeKeywords(rest, one),
    alternatives: [],
    only: named.length === 1 ? (named[0] ?? null) : null,
  };
}

/** What holds beside the choice holds in each alternative. */
function foldIn(beside: Keywords, sources: readonly SchemaSource[]): readonly SchemaSource[] {
  if (constraints(beside).length === 0) return sources;
  const { description: _, title: __, examples: ___, default: ____, ...held } = beside;
  return sources.map((source) => ({ allOf: [source, held] }));
}

function isPlain(part: Keywords): boolean {
  return part["oneOf"] === undefined && part["anyOf"] === undefined;
}

function isNull(part: Keywords): boolean {
  return canonicalText([...typesOf(part)]) === '["null"]';
}

function constraints(part: Keywords): readonly string[] {
  return Object.keys(part).filter((each) => !noteKeywords.has(each) && !each.startsWith("x-"));
}

/** Alternatives of different types, no keyword in two of them: together they refuse what each refuses. */
function sum(parts: readonly Keywords[]): Keywords | null {
  const types = parts.map((part) => typesOf(part));
  const seen = new Set<string>();
  let result: Record<string, Keywords[string]> = {};
  for (const [index, part] of parts.entries()) {
    const others = types.filter((_, other) => other !== index).flat();
    if (types[index]?.some((type) => allows(others, type))) return null;
    for (const keyword of constraints(part)) {
      if (keyword === "type") continue;
      // A list of values speaks of all types: beside it only null can stand, which is put into the list.
      const stands = keyword !== "enum" || parts.every((each) => each === part || isNull(each));
      if (seen.has(keyword) || !stands || isNull(part)) return null;
      seen.add(keyword);
    }
    result = { ...part, ...result };
  }
  const values = result["enum"];
  const all = types.flat();
  return {
    ...result,
    type: all,
    ...(Array.isArray(values) && all.includes("null") ? { enum: [...listOf(values), null] } : {}),
  };
}

/** Alternatives that list values, and nothing else. */
function union(parts: readonly Keywords[]): Keywords | null {
  const lists = parts.every(
    (part) =>
      Array.isArray(part["enum"]) &&
      constraints(part).every((keyword) => keyword === "enum" || keyword === "type"),
  );
  return lists ? { enum: parts.flatMap((part) => listOf(part["enum"])) } : null;
}
