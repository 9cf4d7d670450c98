/** All references of a document, seen before the first is needed. */
import { isObject, type JsonValue } from "./json-value.ts";
import { type OpenApiDocument, targetOf } from "./open-api-document.ts";

/** Members that hold data, where `$ref` is a name like others. */
const dataMembers = new Set(["example", "examples", "default", "enum", "const", "mapping"]);
/** Members whose own members are names, not keywords. */
const nameMaps = new Set([
  "callbacks",
  "content",
  "dependentSchemas",
  "$defs",
  "encoding",
  "headers",
  "parameters",
  "pathItems",
  "paths",
  "patternProperties",
  "properties",
  "requestBodies",
  "responses",
  "schemas",
  "securitySchemes",
  "webhooks",
]);

/** @throws {SuiteError} REFERENCE_DANGLING */
export function checkReferences(document: OpenApiDocument): void {
  walk(document, document.root, false);
}

function walk(document: OpenApiDocument, value: JsonValue, membersAreNames: boolean): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) walk(document, item, false);
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) {
      if (!membersAreNames && (dataMembers.has(member) || member.startsWith("x-"))) continue;
      if (!membersAreNames && member === "$ref" && typeof inner === "string") {
        targetOf(document, inner);
      }
      walk(document, inner, !membersAreNames && nameMaps.has(member) && isObject(inner));
    }
  }
}
