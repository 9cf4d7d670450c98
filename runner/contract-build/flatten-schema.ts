/** Makes a component schema self-contained: references replaced, words for people dropped. */
import { isObject, resolve, type Json, type JsonObject } from "./read-document.ts";

const wordsForPeople = new Set(["description", "example", "title", "default"]);
/** Keywords whose members are names, not keywords. */
const nameMaps = new Set(["properties", "patternProperties"]);

/**
 * A component schema without `$ref`.
 *
 * @returns the schema, and for each place where a reference stood (path within the schema) what it pointed at
 */
export function flattenSchema(
  root: JsonObject,
  name: string,
): { schema: JsonObject; references: Record<string, string> } {
  const references: Record<string, string> = {};
  const start = `/components/schemas/${name}`;
  const schema = flatten(root, resolve(root, { $ref: `#${start}` }, "").value, "", references);
  return { schema, references };
}

function flatten(
  root: JsonObject,
  schema: JsonObject,
  path: string,
  references: Record<string, string>,
): JsonObject {
  if (typeof schema["$ref"] === "string") {
    const target = resolve(root, schema, path);
    references[path] = target.pointer;
    return flatten(root, target.value, path, references);
  }
  const result: Record<string, Json> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const isForTools = keyword.startsWith("x-") && keyword !== "x-usual-pattern";
    if (wordsForPeople.has(keyword) || isForTools) continue;
    const here = `${path}/${keyword}`;
    if (nameMaps.has(keyword) && isObject(value)) {
      const members = Object.entries(value).map(([member, inner]) => [
        member,
        flatten(root, inner as JsonObject, `${here}/${member}`, references),
      ]);
      result[keyword] = Object.fromEntries(members) as JsonObject;
    } else {
      result[keyword] = isObject(value) ? flatten(root, value, here, references) : value;
    }
  }
  return result;
}
