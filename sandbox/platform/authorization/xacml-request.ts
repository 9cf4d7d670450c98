/** Reads a XACML JSON request as the broker sends it (camelCase, one category per action). */
import { isJsonObject } from "../json.ts";

/** Attribute values by id; of an id given twice the first value counts. */
export type Attributes = ReadonlyMap<string, string>;

export interface XacmlRequest {
  readonly subjects: readonly Attributes[];
  readonly actions: readonly Attributes[];
  readonly resources: readonly Attributes[];
}

/** Most combinations of subject, resource and action in one request. */
const largestCombinationCount = 100;

/** The request, or in words what is wrong with it. */
export function parseXacmlRequest(body: unknown): XacmlRequest | string {
  const request = isJsonObject(body) ? body["request"] : undefined;
  if (!isJsonObject(request)) return 'the body is no JSON object with a member "request"';
  const subjects = parseCategories(request["accessSubject"], "request.accessSubject");
  if (typeof subjects === "string") return subjects;
  const actions = parseCategories(request["action"], "request.action");
  if (typeof actions === "string") return actions;
  const resources = parseCategories(request["resource"], "request.resource");
  if (typeof resources === "string") return resources;

  const count = subjects.length * actions.length * resources.length;
  if (count > largestCombinationCount) {
    return `the request asks for ${String(count)} decisions, at most ${String(largestCombinationCount)} are made at once`;
  }
  return { subjects, actions, resources };
}

function parseCategories(value: unknown, where: string): readonly Attributes[] | string {
  if (!Array.isArray(value) || value.length === 0) {
    return `${where}: a list of categories is expected`;
  }
  const categories: Attributes[] = [];
  for (const category of value as readonly unknown[]) {
    const list = isJsonObject(category) ? category["attribute"] : undefined;
    if (!Array.isArray(list)) return `${where}: a category with a list "attribute" is expected`;
    const attributes = new Map<string, string>();
    for (const attribute of list as readonly unknown[]) {
      const id = isJsonObject(attribute) ? attribute["attributeId"] : undefined;
      // The broker writes nulls out; an attribute without a value says nothing.
      if (isJsonObject(attribute) && attribute["value"] === null) continue;
      const text = isJsonObject(attribute) ? scalar(attribute["value"]) : undefined;
      if (typeof id !== "string" || text === undefined) {
        return `${where}: an attribute with "attributeId" and "value" is expected`;
      }
      if (!attributes.has(id)) attributes.set(id, text);
    }
    categories.push(attributes);
  }
  return categories;
}

/** Claims that are no text come as they are: `urn:altinn:authlevel` as a number or a text. */
function scalar(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    default:
      return undefined;
  }
}
