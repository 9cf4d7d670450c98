/**
 * Regular expressions for a response body in the form in which the service usually writes it.
 *
 * Members in the contract's order, no white space. Whatever it accepts, the full judge accepts too; no match
 * says nothing. It uses neither look-ahead nor `\\p`, so k6's engine runs it in linear time; the next character always
 * decides where it goes on and each schema stands in it once, so that engine can take its fastest way. It does so for
 * a program of less than 1000 instructions, about one for each character to match: hence the pieces.
 */
import type { UsualForm, UsualPiece } from "../../contracts/judge/tables.ts";
import { plainFormatPatterns } from "./formats.ts";
import { isObject, type Json, objectAt, type JsonObject } from "./read-document.ts";

/** No escapes: few texts have some, and each would have to be looked at. */
const character = String.raw`[^"\\\x00-\x1f]`;
const text = `"${character}*"`;
const someText = `"${character}+"`;

/** Bodies that are read again and again under load; of others a form would cost more bytes than it saves time. */
const worthwhile: readonly string[] = [
  "FileTransferCreated",
  "FileTransferIds",
  "FileTransferOverview",
];

/**
 * The form of a component schema, or null where it is not worthwhile or needs more than one can say.
 *
 * That keys of a free map or items of a list differ cannot be said: the form names what needs a look of its own.
 */
export function usualForm(
  name: string,
  schemas: Readonly<Record<string, JsonObject>>,
): UsualForm | null {
  if (!worthwhile.includes(name)) return null;
  const schema = withoutReferences({ $ref: name }, schemas);
  const source = form(schema);
  if (source === null) return null;
  const limit = schema["maxItems"];
  return {
    pieces: piecesOf(schema, source),
    distinct: schema["uniqueItems"] === true ? "items" : freeMapOf(schema),
    maxItems: typeof limit === "number" ? limit : null,
    never: conflictsOf(schema),
  };
}

/** The schema with what its references name in their place. */
export function withoutReferences(
  schema: JsonObject,
  schemas: Readonly<Record<string, JsonObject>>,
): JsonObject {
  const name = schema["$ref"];
  if (typeof name === "string") return withoutReferences(schemas[name] ?? {}, schemas);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => [
      keyword,
      withoutReferencesWithin(value, schemas),
    ]),
  );
}

function withoutReferencesWithin(value: Json, schemas: Readonly<Record<string, JsonObject>>): Json {
  if (isObject(value)) return withoutReferences(value, schemas);
  return Array.isArray(value)
    ? value.map((item: Json) => withoutReferencesWithin(item, schemas))
    : value;
}

/** An object's members, without its braces, cut before each that is a list of objects; a list as a whole. */
function piecesOf(schema: JsonObject, source: string): UsualPiece[] {
  if (schema["properties"] === undefined) {
    return [{ begins: "", pattern: new RegExp(`^${source}$`) }];
  }
  const pieces: UsualPiece[] = [];
  let rest = source.slice(String.raw`\{`.length, -String.raw`\}`.length);
  let begins = "";
  for (const name of Object.keys(schema["properties"] as JsonObject)) {
    const start = `"${name}":`;
    const end = rest.indexOf(start);
    const isList = rest.startsWith(String.raw`\[(?:\{`, end + start.length);
    if (end <= 0 || !isList) continue;
    // Without the comma between.
    pieces.push({ begins, pattern: new RegExp(`^${rest.slice(0, end - 1)}$`) });
    begins = start;
    rest = rest.slice(end);
  }
  return [...pieces, { begins, pattern: new RegExp(`^${rest}$`) }];
}

/** Texts that must not stand together, by the schema's `if` one member is this and `then` another is not null. */
function conflictsOf(schema: JsonObject): string[][] {
  if (!isObject(schema["if"]) || !isObject(schema["then"])) return [];
  const [condition] = Object.entries(objectAt(schema["if"], "properties"));
  const [consequence] = Object.entries(objectAt(schema["then"], "properties"));
  const values = isObject(condition?.[1]) ? condition[1]["enum"] : undefined;
  if (!condition || !consequence || !Array.isArray(values))
    throw new Error("contract: this `if` and `then` have no usual form");
  return values.map((value) => [
    `"${consequence[0]}":null`,
    `"${condition[0]}":${JSON.stringify(value)}`,
  ]);
}

/** The one member that is a free map, or null. */
function freeMapOf(schema: JsonObject): { readonly keysOf: string } | null {
  const maps = Object.entries((schema["properties"] ?? {}) as JsonObject).filter(
    ([, member]) => isObject(member) && isObject(member["additionalProperties"]),
  );
  if (maps.length > 1) throw new Error("contract: a usual form has room for one free map");
  return maps[0] ? { keysOf: maps[0][0] } : null;
}

function form(schema: JsonObject): string | null {
  const types = Array.isArray(schema["type"]) ? schema["type"] : [schema["type"]];
  const forms = types.map((type) => formOfType(String(type), schema));
  if (forms.includes(null)) return null;
  return forms.length === 1 ? (forms[0] ?? null) : `(?:${forms.join("|")})`;
}

function formOfType(type: string, schema: JsonObject): string | null {
  switch (type) {
    case "null":
      return "null";
    case "boolean":
      return "(?:true|false)";
    case "integer":
      return integerForm(schema);
    case "string":
      return stringForm(schema);
    case "array":
      return arrayForm(schema);
    case "object":
      return objectForm(schema);
    default:
      return null;
  }
}

/** Fewer digits than the bounds allow: the rest goes to the full judge. */
function integerForm(schema: JsonObject): string | null {
  const minimum = schema["minimum"];
  const digits = schema["format"] === "int32" ? 8 : 17;
  if (typeof minimum !== "number" || minimum > 1) return null;
  if (minimum === 1) return String.raw`[1-9]\d{0,${digits}}`;
  const unsigned = String.raw`(?:0|[1-9]\d{0,${digits}})`;
  return minimum === 0 ? unsigned : `-?${unsigned}`;
}

function stringForm(schema: JsonObject): string | null {
  const values = schema["enum"];
  if (Array.isArray(values))
    return `"(?:${(values as readonly string[]).slice().sort().join("|")})"`;
  const format = schema["format"];
  if (typeof format === "string") {
    const pattern = plainFormatPatterns[format];
    return pattern ? `"${pattern}"` : null;
  }
  const pattern = schema["x-usual-pattern"] ?? schema["pattern"];
  if (typeof pattern === "string") return `"${pattern.replace(/^\^/, "").replace(/\$$/, "")}"`;
  return schema["minLength"] === 1 ? someText : text;
}

function arrayForm(schema: JsonObject): string | null {
  const items = isObject(schema["items"]) ? form(schema["items"]) : null;
  if (items === null) return null;
  const isOfObjects = isObject(schema["items"]) && isObject(schema["items"]["properties"]);
  // Objects stand once, at the price of commas that are too many or missing: `isUsualForm` looks for those.
  return isOfObjects
    ? String.raw`\[(?:${items},?)${schema["minItems"] === 1 ? "+" : "*"}\]`
    : String.raw`\[(?:${items}(?:,${items})*)?\]`;
}

function objectForm(schema: JsonObject): string | null {
  const properties = schema["properties"];
  if (isObject(properties)) {
    const names = Object.keys(properties);
    const required = new Set(schema["required"] as readonly string[]);
    if (schema["additionalProperties"] !== false || names.some((name) => !required.has(name)))
      return null;
    const members = names.map((name) => {
      const value = form(properties[name] as JsonObject);
      return value === null ? null : `"${name}":${value}`;
    });
    return members.includes(null) ? null : String.raw`\{${members.join(",")}\}`;
  }
  const values = isObject(schema["additionalProperties"])
    ? form(schema["additionalProperties"])
    : null;
  return values === null ? null : String.raw`\{(?:${text}:${values}(?:,${text}:${values})*)?\}`;
}
