/** Words for people: they change no exchange. */
import { listOf, objectOf, type JsonObject, type JsonValue } from "./json-value.ts";
import type { Notes } from "./operation.ts";

/**
 * Description, examples and whether it is deprecated, of a parameter, header, media type, body or response.
 *
 * @param words what stands beside a reference to it
 */
export function notesOf(raw: JsonObject, words: JsonObject = {}): Notes {
  const description = words["description"] ?? raw["description"];
  const examples = examplesOf(raw);
  return {
    ...(description === undefined || description === "" ? {} : { description }),
    ...(raw["deprecated"] === true ? { deprecated: true } : {}),
    ...(examples.length === 0 ? {} : { examples }),
  };
}

/** One or several examples, as a list. */
function examplesOf(raw: JsonObject): readonly JsonValue[] {
  const { example, examples } = raw;
  const named = Array.isArray(examples)
    ? listOf(examples)
    : Object.values(objectOf(examples)).map((each) => objectOf(each)["value"] ?? each);
  return [...(example === undefined ? [] : [example]), ...named];
}
