/** Members that are alike in several schemas, checked by one validator. */
import { isObject, type JsonObject } from "./read-document.ts";

/** What the name of a shared schema begins with; errors name the place of the member instead. */
export const leafPrefix = "leaf";

/**
 * The schemas, in which a member of a component whose schema holds no other one, and stands in another place, too,
 * refers to a schema of its own: `leaf0`, `leaf1`, …
 */
export function shareLeaves(
  schemas: Readonly<Record<string, JsonObject>>,
): Record<string, JsonObject> {
  const counts = new Map<string, number>();
  for (const schema of Object.values(schemas)) {
    for (const member of Object.values(membersOf(schema))) {
      const text = JSON.stringify(member);
      if (isLeaf(member)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const shared = [...counts].filter(([, count]) => count > 1).map(([text]) => text);
  const result: Record<string, JsonObject> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const members = Object.entries(membersOf(schema)).map(([member, inner]) => {
      const index = shared.indexOf(JSON.stringify(inner));
      return [member, index < 0 ? inner : { $ref: `${leafPrefix}${index}` }] as const;
    });
    result[name] =
      members.length === 0 ? schema : { ...schema, properties: Object.fromEntries(members) };
  }
  for (const [index, text] of shared.entries()) {
    result[`${leafPrefix}${index}`] = JSON.parse(text) as JsonObject;
  }
  return result;
}

function membersOf(schema: JsonObject): JsonObject {
  return isObject(schema["properties"]) ? schema["properties"] : {};
}

function isLeaf(schema: JsonObject[string]): schema is JsonObject {
  return (
    isObject(schema) &&
    schema["$ref"] === undefined &&
    !Object.values(schema).some((value) => isObject(value))
  );
}
