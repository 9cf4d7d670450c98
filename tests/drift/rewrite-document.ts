/** Other ways to say the same: what drift has to be silent about. */
import type { Draft, DraftObject } from "./change-document.ts";

const isObject = (value: Draft | undefined): value is DraftObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every object and list rebuilt, from the inside out; `change` sees an object after what is in it. */
function rebuilt(value: Draft, change: (object: DraftObject) => Draft): Draft {
  if (Array.isArray(value)) return value.map((each) => rebuilt(each, change));
  if (!isObject(value)) return value;
  const inner = Object.entries(value).map(([name, each]) => [name, rebuilt(each, change)] as const);
  return change(Object.fromEntries(inner));
}

/** Lists whose order says nothing. */
const sets = new Set(["enum", "oneOf", "parameters", "required", "security", "tags", "type"]);

const backwards = <Item>(list: readonly Item[]): Item[] =>
  list.reduceRight<Item[]>((result, item) => [...result, item], []);

/** Members and sets the other way round. */
export function reversed(document: DraftObject): DraftObject {
  return rebuilt(document, (object) =>
    Object.fromEntries(
      backwards(Object.entries(object)).map(([name, value]) => [
        name,
        sets.has(name) && Array.isArray(value) ? backwards(value) : value,
      ]),
    ),
  ) as DraftObject;
}

/** Without references: each replaced by what it points at. For documents without circles. */
export function inlined(document: DraftObject): DraftObject {
  const resolve = (value: Draft): Draft =>
    rebuilt(value, (object) => {
      const reference = object["$ref"];
      if (typeof reference !== "string") return object;
      let target: Draft | undefined = document;
      for (const step of reference.slice(2).split("/")) {
        target = isObject(target) ? target[step] : undefined;
      }
      return resolve(target ?? null);
    });
  const { components, ...rest } = document;
  const schemes = isObject(components) ? components["securitySchemes"] : undefined;
  return {
    ...(resolve(rest) as DraftObject),
    components: { securitySchemes: schemes ?? {} },
  };
}

/** Each reference to a schema framed by `allOf`, as some generators write it. */
export function framed(document: DraftObject): DraftObject {
  return rebuilt(document, (object) => {
    const reference = object["$ref"];
    return typeof reference === "string" && reference.startsWith("#/components/schemas/")
      ? { allOf: [{ $ref: reference }] }
      : object;
  }) as DraftObject;
}

/** `type` lists as `anyOf`. */
export function withoutTypeLists(document: DraftObject): DraftObject {
  return rebuilt(document, (object) => {
    const { type, ...rest } = object;
    if (!Array.isArray(type) || !type.includes("null") || type.length !== 2) return object;
    const other = type.find((each) => each !== "null") ?? "null";
    return { anyOf: [{ ...rest, type: other }, { type: "null" }] };
  }) as DraftObject;
}

/** As OpenAPI 3.0 says it, as far as 3.0 can. */
export function downgraded(document: DraftObject): DraftObject {
  const { webhooks: _, ...rest } = document;
  const older = rebuilt(rest, (object) => {
    const { type, const: constant, exclusiveMinimum, examples, ...others } = object;
    const result: DraftObject = { ...others };
    if (Array.isArray(type) && type.includes("null") && type.length === 2) {
      result["type"] = type.find((each) => each !== "null") ?? "null";
      result["nullable"] = true;
    } else if (type !== undefined) result["type"] = type;
    if (constant !== undefined) result["enum"] = [constant];
    if (typeof exclusiveMinimum === "number") {
      result["minimum"] = exclusiveMinimum;
      result["exclusiveMinimum"] = true;
    } else if (exclusiveMinimum !== undefined) result["exclusiveMinimum"] = exclusiveMinimum;
    if (Array.isArray(examples) && examples[0] !== undefined) result["example"] = examples[0];
    else if (examples !== undefined) result["examples"] = examples;
    return result;
  }) as DraftObject;
  return { ...older, openapi: "3.0.3" };
}

/** Paths behind the path of the server. */
export function behindServer(document: DraftObject, base: string): DraftObject {
  const paths = Object.entries(document["paths"] as DraftObject).map(
    ([path, item]) => [path.slice(base.length), item] as const,
  );
  return { ...document, paths: Object.fromEntries(paths) };
}
