/** Reads the parameters of an operation. */
import { objectOf, textOf, type JsonValue } from "./json-value.ts";
import { follow, type OpenApiDocument } from "./open-api-document.ts";
import type { Parameter } from "./operation.ts";
import { notesOf } from "./read-notes.ts";
import { schemaOf, type SchemaSource } from "./schema.ts";

/** OpenAPI: parameters of these names "SHALL be ignored"; other parts of a document speak of them. */
const ignoredHeaders = new Set(["accept", "authorization", "content-type"]);
const usualStyle: Readonly<Record<string, string>> = {
  query: "form",
  cookie: "form",
  path: "simple",
  header: "simple",
};

/** @param listed those of the path first: one of the operation replaces its like */
export function readParameters(
  document: OpenApiDocument,
  path: string,
  listed: readonly JsonValue[],
): ReadonlyMap<string, Parameter> {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  const parameters = new Map<string, Parameter>();
  for (const value of listed) {
    const parameter = readParameter(document, inPath, value);
    const isIgnored = parameter.in === "header" && ignoredHeaders.has(parameter.name.toLowerCase());
    if (!isIgnored) parameters.set(parameter.key, parameter);
  }
  return parameters;
}

function readParameter(
  document: OpenApiDocument,
  inPath: readonly string[],
  value: JsonValue,
): Parameter {
  const { value: raw, words } = follow(document, value);
  const name = textOf(raw["name"]);
  const where = textOf(raw["in"]);
  const [mediaType, media] = Object.entries(objectOf(raw["content"]))[0] ?? [];
  const schema = schemaOf(mediaType === undefined ? raw["schema"] : objectOf(media)["schema"]);
  const style = raw["style"] ?? usualStyle[where] ?? "";
  const explode = raw["explode"] ?? style === "form";
  const spelling = [
    mediaType ?? "",
    style === usualStyle[where] ? "" : `style ${textOf(style)}`,
    explode === (style === "form") ? "" : `explode ${textOf(explode)}`,
    raw["allowReserved"] === true ? "reserved characters" : "",
    raw["allowEmptyValue"] === true ? "without a value" : "",
  ];
  return {
    key: where === "path" ? `path ${inPath.indexOf(name)}` : `${where} ${name.toLowerCase()}`,
    name,
    in: where,
    required: where === "path" || raw["required"] === true,
    schema: where === "path" ? neverEmpty(schema) : schema,
    spelling: spelling.filter((each) => each !== "").join(", "),
    notes: { name, ...notesOf(raw, words) },
  };
}

/** A step of a path has a character at least, whether its schema says so or not. */
function neverEmpty(schema: SchemaSource): SchemaSource {
  return typeof schema === "boolean" ? schema : { allOf: [schema, { minLength: 1 }] };
}
