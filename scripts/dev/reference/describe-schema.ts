/** What a value may be, in words. */
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../../runner/contract-build/read-document.ts";
import { anchor, code } from "./markdown.ts";

const names: Readonly<Record<string, string>> = {
  string: "text",
  integer: "whole number",
  boolean: "true or false",
  null: "null",
  object: "object",
  array: "list",
};

const formats: Readonly<Record<string, string>> = {
  "date-time": "time by RFC 3339",
  uuid: "UUID",
  binary: "bytes",
  int64: "whole number of 64 bits",
  int32: "whole number of 32 bits",
};

/** A phrase without a full stop; a component schema is a link to its section. */
export function describeSchema(schema: Json | undefined): string {
  if (!isObject(schema)) return "anything";
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    const name = reference.replace("#/components/schemas/", "");
    return `[${name}](#${anchor(name)})`;
  }
  const either = schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"];
  if (Array.isArray(either)) {
    const word = schema["allOf"] === undefined ? " or " : " and ";
    return (either as readonly Json[]).map(describeSchema).join(word);
  }
  if (schema["const"] !== undefined) return `always ${literal(schema["const"])}`;
  if (Array.isArray(schema["enum"]))
    return `one of ${(schema["enum"] as readonly Json[]).map(literal).join(", ")}`;
  const types = Array.isArray(schema["type"])
    ? (schema["type"] as readonly Json[])
    : [schema["type"]];
  const parts = types.map((type) => describeType(typeof type === "string" ? type : "", schema));
  return [
    ...parts.slice(0, 1),
    ...bounds(schema),
    ...parts.slice(1).map((part) => `or ${part}`),
  ].join(", ");
}

function describeType(type: string, schema: JsonObject): string {
  if (type === "array") return `list of ${describeSchema(schema["items"])}`;
  const values = schema["additionalProperties"];
  if (type === "object" && isObject(values)) return `object, each value ${describeSchema(values)}`;
  const format = schema["format"];
  const known = typeof format === "string" && type !== "null" ? formats[format] : undefined;
  return known ?? names[type] ?? "anything";
}

function bounds(schema: JsonObject): readonly string[] {
  const number = (member: string): string | null => {
    const value = schema[member];
    return typeof value === "number" ? value.toLocaleString("en") : null;
  };
  const between = (low: string, high: string, unit: string): string[] => {
    const [least, most] = [number(low), number(high)];
    if (least !== null && most !== null) return [`${least} to ${most}${unit}`];
    if (least !== null)
      return [`at least ${least}${least === "1" ? unit.replace(/s$/, "") : unit}`];
    return most === null ? [] : [`at most ${most}${unit}`];
  };
  const pattern = schema["pattern"];
  return [
    ...between("minimum", "maximum", ""),
    ...between("minLength", "maxLength", " characters"),
    ...between("minItems", "maxItems", " items"),
    ...(schema["uniqueItems"] === true ? ["each once"] : []),
    ...(typeof pattern === "string" ? [`like ${code(pattern)}`] : []),
    ...(schema["default"] === undefined ? [] : [`${literal(schema["default"])} by default`]),
  ];
}

function literal(value: Json | undefined): string {
  return code(typeof value === "string" ? value : JSON.stringify(value));
}
