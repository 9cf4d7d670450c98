/** Which types a schema allows, and which values where it lists them. */
import { canonicalText, listOf, type JsonValue } from "./json-value.ts";
import { anyType, type Keywords } from "./keywords.ts";
import { jsonTypes, type JsonType } from "./schema.ts";

/** The types, `number` for both kinds of number; those of the listed values where there are some. */
export function typesOf(
  keywords: Keywords,
  values: readonly string[] | null = null,
): readonly JsonType[] {
  if (values !== null) {
    return sorted(new Set(values.map((value) => typeOf(JSON.parse(value) as JsonValue))));
  }
  const written = keywords["type"];
  if (written === undefined) return anyType;
  const types = new Set(jsonTypes.filter((type) => listOf(written).includes(type)));
  return sorted(types);
}

/** The listed values that the types allow. */
export function valuesOf(keywords: Keywords, types: readonly JsonType[]): readonly string[] | null {
  const written = keywords["enum"];
  if (!Array.isArray(written)) return null;
  return [
    ...new Set(
      listOf(written)
        .filter((value) => allows(types, typeOf(value)))
        .map(canonicalText),
    ),
  ].sort();
}

/** Whether a list of types has a place for values of this one. */
export function allows(types: readonly JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

function sorted(types: ReadonlySet<JsonType>): readonly JsonType[] {
  return [...types].filter((type) => type !== "integer" || !types.has("number")).sort();
}

function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value as "boolean" | "object" | "string";
}
