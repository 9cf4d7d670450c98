/** The keywords of a schema by what they do, and two schemas that hold at once as one. */
import {
  canonicalText,
  isObject,
  listOf,
  sortedTexts,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts";
import { jsonTypes, type JsonType } from "./schema.ts";

/** A schema without `$ref` and `allOf`, its `type` a list and its `const` an `enum`. */
export type Keywords = Readonly<Record<string, JsonValue>>;

export const noteKeywords: ReadonlySet<string> = new Set([
  "default",
  "deprecated",
  "description",
  "discriminator",
  "examples",
  "externalDocs",
  "title",
  "xml",
]);

export const anyType: readonly JsonType[] = jsonTypes.filter((type) => type !== "integer");

/** The keywords that stand in one schema object itself, 3.0's spellings turned into 3.1's. */
export function ownKeywords(raw: JsonObject, version: "3.0" | "3.1"): Keywords {
  const keywords: Record<string, JsonValue> = {};
  for (const [keyword, value] of Object.entries(raw)) {
    if (keyword !== "$ref" && keyword !== "allOf" && keyword !== "nullable") {
      keywords[keyword] = value;
    }
  }
  if (raw["example"] !== undefined) {
    keywords["examples"] = [raw["example"], ...listOf(raw["examples"])];
    delete keywords["example"];
  }
  if (raw["const"] !== undefined) {
    keywords["enum"] = [raw["const"]];
    delete keywords["const"];
  }
  if (typeof raw["type"] === "string") keywords["type"] = [raw["type"]];
  if (version === "3.0") {
    if (raw["nullable"] === true && Array.isArray(keywords["type"])) {
      keywords["type"] = [...listOf(keywords["type"]), "null"];
    }
    takeBooleanBound(keywords, "exclusiveMinimum", "minimum");
    takeBooleanBound(keywords, "exclusiveMaximum", "maximum");
  }
  if (keywords["contentEncoding"] === "base64") {
    keywords["format"] = "byte";
    delete keywords["contentEncoding"];
  }
  if (keywords["contentMediaType"] === "application/octet-stream") {
    keywords["format"] = "binary";
    delete keywords["contentMediaType"];
  }
  return keywords;
}

function takeBooleanBound(
  keywords: Record<string, JsonValue>,
  exclusive: string,
  bound: string,
): void {
  const value = keywords[bound];
  const flag = keywords[exclusive];
  if (typeof flag !== "boolean") return;
  delete keywords[exclusive];
  if (!flag || value === undefined) return;
  keywords[exclusive] = value;
  delete keywords[bound];
}

/** What holds when both hold. Words and hints of the first win. */
export function mergeKeywords(first: Keywords, second: Keywords): Keywords {
  const merged: Record<string, JsonValue> = { ...first };
  for (const [keyword, value] of Object.entries(second)) {
    const known = merged[keyword];
    merged[keyword] = known === undefined ? value : mergeKeyword(keyword, known, value);
  }
  return merged;
}

function mergeKeyword(keyword: string, first: JsonValue, second: JsonValue): JsonValue {
  if (noteKeywords.has(keyword) || canonicalText(first) === canonicalText(second)) return first;
  switch (keyword) {
    case "type":
      return [...new Set([...covered(first, second), ...covered(second, first)])];
    case "enum": {
      const allowed = new Set(listOf(second).map(canonicalText));
      return listOf(first).filter((value) => allowed.has(canonicalText(value)));
    }
    case "required":
      return [...new Set([...listOf(first), ...listOf(second)])];
    case "properties":
      return mergeProperties(first, second);
    case "additionalProperties":
    case "items":
      return first === false || second === false ? false : { allOf: [first, second] };
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return Math.max(Number(first), Number(second));
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return Math.min(Number(first), Number(second));
    case "format":
    case "pattern":
      return sortedTexts([first, second]).join(" and ");
    default:
      return { allOf: [first, second] };
  }
}

/** The types of `list` that `limit` allows too. */
function covered(list: JsonValue, limit: JsonValue): readonly JsonValue[] {
  const allowed = new Set(listOf(limit));
  return listOf(list).filter(
    (type) => allowed.has(type) || (type === "integer" && allowed.has("number")),
  );
}

function mergeProperties(first: JsonValue, second: JsonValue): JsonValue {
  if (!isObject(first) || !isObject(second)) return first;
  const merged: Record<string, JsonValue> = { ...first };
  for (const [name, schema] of Object.entries(second)) {
    const known = merged[name];
    merged[name] = known === undefined ? schema : { allOf: [known, schema] };
  }
  return merged;
}
