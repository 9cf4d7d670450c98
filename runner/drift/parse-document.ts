/** Text to OpenAPI document: JSON or YAML, version 3.0 or 3.1. */
import { parseDocument as parseYaml } from "yaml";

import { SuiteError } from "../../targets/suite-error.ts";
import { checkReferences } from "./check-references.ts";
import { isObject, type JsonValue } from "./json-value.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * @param label file or address, for messages
 * @throws {SuiteError} DOCUMENT_NOT_OPENAPI, REFERENCE_DANGLING
 */
export function parseDocument(text: string, label: string): OpenApiDocument {
  const root = dataOf(text.replace(/^\ufeff/, ""), label);
  if (!isObject(root)) throw notOpenApi(label, "it is no object");
  const written = root["openapi"];
  if (typeof root["swagger"] === "string" || typeof root["swagger"] === "number") {
    throw notOpenApi(label, `it is Swagger ${root["swagger"]}; 3.0 and 3.1 are read`);
  }
  if (typeof written !== "string") throw notOpenApi(label, "it has no member `openapi`");
  const version = /^3\.[01](?=\.\d+)/.exec(written)?.[0];
  if (version !== "3.0" && version !== "3.1") {
    throw notOpenApi(label, `its version is ${written.slice(0, 20)}; 3.0 and 3.1 are read`);
  }
  if (!isObject(root["paths"]) && !(version === "3.1" && root["paths"] === undefined)) {
    throw notOpenApi(label, "its `paths` is no object");
  }
  const document: OpenApiDocument = { version, root, label };
  checkReferences(document);
  return document;
}

function dataOf(text: string, label: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // YAML, or JSON with a mistake, which the YAML parser places.
  }
  try {
    const document = parseYaml(text);
    const problem = document.errors[0];
    if (problem !== undefined) throw problem;
    return document.toJS({ maxAliasCount: 1000 }) as JsonValue;
  } catch (cause) {
    const [line = ""] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw notOpenApi(label, line.slice(0, 200), cause);
  }
}

function notOpenApi(label: string, why: string, cause?: unknown): SuiteError {
  return new SuiteError({
    code: "DOCUMENT_NOT_OPENAPI",
    exitCode: 2,
    message: `${label} is not an OpenAPI document: ${why}`,
    next: "give a document of OpenAPI 3.0 or 3.1, as JSON or YAML; a broker serves it at /swagger/v1/swagger.json",
    cause,
  });
}
