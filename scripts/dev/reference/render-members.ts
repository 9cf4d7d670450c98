/** Tables of an object's members and of an operation's parameters. */
import {
  isObject,
  objectAt,
  resolve,
  textAt,
  type Json,
  type JsonObject,
} from "../../../runner/contract-build/read-document.ts";
import { describeSchema } from "./describe-schema.ts";
import { code, joined, table } from "./markdown.ts";

/** The schema in words, and its members where it is an object. */
export function renderSchema(name: string, schema: JsonObject): string {
  const properties = schema["properties"];
  const words = typeof schema["description"] === "string" ? schema["description"] : "";
  const members = isObject(properties) ? renderMembers(schema, properties) : describeSchema(schema);
  return joined([`### ${name}`, words, lenient(schema), members]);
}

function renderMembers(schema: JsonObject, properties: JsonObject): string {
  const required = (schema["required"] ?? []) as readonly string[];
  return table(
    ["member", "form", "", "meaning"],
    Object.entries(properties).map(([member, value]) => [
      code(member),
      describeSchema(value),
      required.includes(member) ? "always" : "",
      isObject(value) && typeof value["description"] === "string" ? value["description"] : "",
    ]),
  );
}

export function renderParameters(root: JsonObject, parameters: readonly Json[]): string {
  return table(
    ["parameter", "in", "form", "", "meaning"],
    parameters.map((parameter) => {
      const { value } = resolve(root, parameter, "");
      const zones = zonesOf(value);
      return [
        code(textAt(value, "name")),
        textAt(value, "in"),
        describeSchema(objectAt(value, "schema")),
        value["required"] === true ? "required" : "",
        textAt(value, "description") + (zones === "" ? "" : ` Also taken: ${zones}.`),
      ];
    }),
  );
}

/** Zones in which the service takes more than the schema says. */
export function lenient(schema: JsonObject): string {
  const zones = zonesOf(schema);
  return zones === "" ? "" : `Neither kept nor broken by: ${zones}.`;
}

function zonesOf(schema: JsonObject): string {
  return ((schema["x-lenient"] ?? []) as readonly string[]).join("; ");
}
