/** The component schemas that validators and usual forms are made of: no words for people, references by bare name. */
import { isObject, objectAt, type Json, type JsonObject } from "./read-document.ts";

const wordsForPeople: ReadonlySet<string> = new Set(["description", "example", "title", "default"]);
/** Keywords whose members are names, not keywords. */
const nameMaps: ReadonlySet<string> = new Set(["properties", "patternProperties"]);
const prefix = "#/components/schemas/";

/**
 * The named schemas and all that they refer to, by name.
 *
 * @throws {Error} when a reference leads elsewhere than to a component schema
 */
export function componentSchemas(
  root: JsonObject,
  names: readonly string[],
): Record<string, JsonObject> {
  const components = objectAt(objectAt(root, "components"), "schemas");
  const found: Record<string, JsonObject> = {};
  const add = (name: string): void => {
    if (found[name] !== undefined) return;
    found[name] = {};
    found[name] = stripped(objectAt(components, name), add);
  };
  for (const name of names) add(name);
  return found;
}

function stripped(schema: JsonObject, onReference: (name: string) => void): JsonObject {
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    if (!reference.startsWith(prefix))
      throw new Error(`contract: ${reference} is no component schema`);
    const name = reference.slice(prefix.length);
    onReference(name);
    return { $ref: name };
  }
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const isForTools = keyword.startsWith("x-") && keyword !== "x-usual-pattern";
    if (wordsForPeople.has(keyword) || isForTools) continue;
    if (nameMaps.has(keyword) && isObject(value)) {
      const members = Object.entries(value).map(([member, inner]) => [
        member,
        stripped(inner as JsonObject, onReference),
      ]);
      result[keyword] = Object.fromEntries(members) as JsonObject;
    } else {
      result[keyword] = strippedWithin(value, onReference);
    }
  }
  return result;
}

/** A list may be one of schemas (`anyOf`) or of values (`enum`). */
function strippedWithin(value: Json, onReference: (name: string) => void): Json {
  if (isObject(value)) return stripped(value, onReference);
  return Array.isArray(value)
    ? value.map((item: Json) => strippedWithin(item, onReference))
    : value;
}
