/** Schemas as text that is equal where they mean the same. */
import {
  canonicalText,
  isObject,
  listOf,
  objectOf,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts";
import { type Keywords, noteKeywords } from "./keywords.ts";
import { schemaOf, type Schema, type SchemaSource } from "./schema.ts";
import { limitKeywords } from "./schema-limits.ts";

const readElsewhere = new Set([
  "$anchor",
  "$comment",
  "$defs",
  "$id",
  "$schema",
  "additionalProperties",
  "enum",
  "items",
  "properties",
  "readOnly",
  "required",
  "type",
  "writeOnly",
]);
const holdOneSchema = new Set([
  "contains",
  "contentSchema",
  "else",
  "if",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
]);
const holdSchemasByName = new Set(["dependentSchemas", "patternProperties"]);
const holdSchemas = new Set(["anyOf", "oneOf", "prefixItems", "allOf"]);

interface Reader {
  read(source: SchemaSource): Schema;
}

/** The keywords that have no place of their own in a `Schema`; `if`, `then` and `else` are one. */
export function otherKeywords(
  keywords: Keywords,
  formOf: (source: SchemaSource) => JsonValue,
): Readonly<Record<string, string>> {
  const others: Record<string, string> = {};
  const condition: Record<string, JsonValue> = {};
  for (const [keyword, value] of Object.entries(keywords)) {
    if (readElsewhere.has(keyword) || noteKeywords.has(keyword) || limitKeywords.has(keyword)) {
      continue;
    }
    if (keyword.startsWith("x-") || keyword === "oneOf" || keyword === "anyOf") continue;
    const form = valueForm(keyword, value, formOf);
    if (["if", "then", "else"].includes(keyword)) condition[keyword] = form;
    else others[keyword] = canonicalText(form);
  }
  if (condition["if"] !== undefined) others["if"] = canonicalText(condition);
  return others;
}

function valueForm(
  keyword: string,
  value: JsonValue,
  formOf: (source: SchemaSource) => JsonValue,
): JsonValue {
  if (holdOneSchema.has(keyword)) return formOf(schemaOf(value));
  if (holdSchemas.has(keyword)) {
    return listOf(value).map((each) => formOf(schemaOf(each)));
  }
  if (!holdSchemasByName.has(keyword)) return value;
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, each]) => [name, formOf(schemaOf(each))]),
  );
}

/**
 * A schema with everything in it, as data; canonical JSON of it is equal where the meaning is.
 *
 * @param trail the schemas around it: one that contains itself is given by its distance
 */
export function normalForm(
  reader: Reader,
  source: SchemaSource,
  trail: readonly Schema[] = [],
): JsonValue {
  const schema = reader.read(source);
  const around = trail.lastIndexOf(schema);
  if (around !== -1) return { around: trail.length - around };
  const within = [...trail, schema];
  const form = (each: SchemaSource): JsonValue =>
    typeof each === "boolean" ? each : normalForm(reader, each, within);
  const whole: JsonObject = {
    types: schema.types,
    values: schema.values,
    limits: schema.limits,
    required: schema.required,
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([name, each]) => [name, form(each)]),
    ),
    additional: form(schema.additional),
    items: form(schema.items),
    alternatives: schema.alternatives.map((each) => canonicalText(form(each))).sort(),
    others: schema.others,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => !isNothing(value)));
}

/** What a schema says without saying it. */
function isNothing(value: JsonValue): boolean {
  if (value === null || value === true) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}
