/** What a schema says, in one form for 3.0 and 3.1. */
import { isObject, type JsonObject, type JsonValue } from "./json-value.ts";

export const jsonTypes = [
  "array",
  "boolean",
  "integer",
  "null",
  "number",
  "object",
  "string",
] as const;
export type JsonType = (typeof jsonTypes)[number];

/** A schema as it stands in its document, read when it is needed: schemas may contain themselves. */
export type SchemaSource = JsonObject | boolean;

/** What stands where a schema should; what is none allows anything, as if nothing stood there. */
export function schemaOf(value: JsonValue | undefined): SchemaSource {
  return isObject(value) || typeof value === "boolean" ? value : true;
}

export interface Schema {
  /** Name of the component, where it is one. */
  readonly name: string | null;
  /** Sorted; all but `integer` (which `number` includes) where the schema does not say. */
  readonly types: readonly JsonType[];
  /** `enum` and `const`, as canonical JSON, sorted. */
  readonly values: readonly string[] | null;
  /** Bounds, `pattern`, `format`, as far as they say more than the rest. */
  readonly limits: Readonly<Record<string, JsonValue>>;
  /** Characters that a text has at least, by `minLength` or because `pattern` refuses the empty one. */
  readonly leastLength: number;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, SchemaSource>>;
  readonly additional: SchemaSource;
  readonly items: SchemaSource;
  /** `oneOf` or `anyOf`, without what the schema itself already says. */
  readonly alternatives: readonly SchemaSource[];
  /** All other keywords that refuse something, as canonical JSON without references and words. */
  readonly others: Readonly<Record<string, string>>;
  /** The side on which a member of this schema occurs at all (`readOnly`, `writeOnly`). */
  readonly access: "request" | "response" | "both";
  /** Words for people, and hints for tools. */
  readonly notes: Readonly<Record<string, JsonValue>>;
}
