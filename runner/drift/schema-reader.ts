/** Schemas of one document in their one form: references followed, `allOf` merged, 3.0 read as 3.1. */
import {
  canonicalText,
  isObject,
  listOf,
  objectOf,
  sortedTexts,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts";
import { type Keywords, mergeKeywords, noteKeywords, ownKeywords } from "./keywords.ts";
import { mergeAlternatives } from "./merge-alternatives.ts";
import { normalForm, otherKeywords } from "./normal-form.ts";
import { type OpenApiDocument, targetOf } from "./open-api-document.ts";
import { schemaOf, type Schema, type SchemaSource } from "./schema.ts";
import { limitsOf, leastLengthOf } from "./schema-limits.ts";
import { typesOf, valuesOf } from "./schema-types.ts";

const componentSchemas = "#/components/schemas/";

export class SchemaReader {
  readonly #document: OpenApiDocument;
  readonly #read = new WeakMap<JsonObject, Schema>();
  /** By text as well: what merging makes anew each time is the same schema again, so circles end. */
  readonly #byText = new Map<string, Schema>();

  constructor(document: OpenApiDocument) {
    this.#document = document;
  }

  read(source: SchemaSource): Schema {
    if (typeof source === "boolean") return this.read(source ? {} : { type: [] });
    const known = this.#read.get(source);
    if (known !== undefined) return known;
    const text = canonicalText(source);
    const schema = this.#byText.get(text) ?? this.#readAnew(source, text);
    this.#read.set(source, schema);
    return schema;
  }

  #readAnew(source: JsonObject, text: string): Schema {
    // What asks for this schema while it is being read (a `not` of itself) sees one that allows anything.
    if (text !== "{}") this.#byText.set(text, this.read({}));
    const schema = this.#schemaOf(source);
    this.#byText.set(text, schema);
    return schema;
  }

  #schemaOf(source: JsonObject): Schema {
    const collected = this.#collect(source, []);
    const merged = mergeAlternatives(collected, (each) => this.#collect(each, []));
    const { keywords, alternatives } = merged;
    const types = typesOf(keywords);
    const values = valuesOf(keywords, types);
    const limits = values === null ? limitsOf(keywords, types) : {};
    return {
      name: this.#nameOf(source, merged.only),
      types: typesOf(keywords, values),
      values,
      limits,
      leastLength: leastLengthOf(limits),
      required: sortedTexts(keywords["required"]),
      properties: schemasOf(keywords["properties"]),
      additional: openWhenEmpty(keywords["additionalProperties"]),
      items: openWhenEmpty(keywords["items"]),
      alternatives,
      others: otherKeywords(keywords, (each) => normalForm(this, each)),
      notes: Object.fromEntries(
        Object.entries(keywords).filter(([keyword]) => noteKeywords.has(keyword)),
      ),
      access:
        keywords["readOnly"] === true
          ? "response"
          : keywords["writeOnly"] === true
            ? "request"
            : "both",
    };
  }

  /** @param trail the schemas that led here: one that contains itself through `allOf` adds nothing */
  #collect(source: SchemaSource, trail: readonly JsonObject[]): Keywords {
    if (typeof source === "boolean") return source ? {} : { type: [] };
    if (trail.includes(source)) return {};
    const { version } = this.#document;
    const here = [...trail, source];
    const reference = source["$ref"];
    const target = typeof reference === "string" ? targetOf(this.#document, reference) : undefined;
    const referenced =
      isObject(target) || typeof target === "boolean" ? this.#collect(target, here) : {};
    // 3.0: "any properties added SHALL be ignored" beside a $ref.
    if (target !== undefined && version === "3.0") return referenced;
    let keywords = mergeKeywords(ownKeywords(source, version), referenced);
    for (const part of listOf(source["allOf"])) {
      if (isObject(part) || typeof part === "boolean") {
        keywords = mergeKeywords(keywords, this.#collect(part, here));
      }
    }
    return version === "3.0" && source["nullable"] === true && source["type"] === undefined
      ? withNull(keywords)
      : keywords;
  }

  /** The component that a schema is: by a reference, or by a frame that adds words or null only. */
  #nameOf(source: JsonObject, only: SchemaSource | null): string | null {
    const reference = source["$ref"];
    const adds = Object.keys(source).some(
      (keyword) =>
        !noteKeywords.has(keyword) &&
        !keyword.startsWith("x-") &&
        !["$ref", "allOf", "anyOf", "oneOf", "nullable", "example"].includes(keyword),
    );
    if (typeof reference === "string") {
      const target = targetOf(this.#document, reference);
      const inner = isObject(target) ? this.#nameOf(target, null) : null;
      return adds
        ? null
        : (inner ??
            (reference.startsWith(componentSchemas)
              ? reference.slice(componentSchemas.length)
              : null));
    }
    const parts = listOf(source["allOf"]);
    const framed = parts.length === 1 ? parts[0] : only;
    return adds || !isObject(framed ?? undefined) ? null : this.#nameOf(framed as JsonObject, null);
  }
}

/** 3.0's `nullable` beside a composition: says nothing by the letter, and is always meant so. */
function withNull(keywords: Keywords): Keywords {
  const composed = keywords["oneOf"] === undefined ? "anyOf" : "oneOf";
  const choices = keywords[composed];
  const type = keywords["type"];
  const values = keywords["enum"];
  return {
    ...keywords,
    ...(Array.isArray(type) ? { type: [...listOf(type), "null"] } : {}),
    ...(Array.isArray(values) ? { enum: [...listOf(values), null] } : {}),
    ...(Array.isArray(choices) ? { [composed]: [...listOf(choices), { type: "null" }] } : {}),
  };
}

function schemasOf(value: JsonValue | undefined): Readonly<Record<string, SchemaSource>> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).map(([name, each]) => [name, schemaOf(each)]),
  );
}

function openWhenEmpty(value: JsonValue | undefined): SchemaSource {
  const source = schemaOf(value);
  return typeof source === "object" && Object.keys(source).length === 0 ? true : source;
}
