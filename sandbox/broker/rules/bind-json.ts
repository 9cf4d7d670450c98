/**
 * Binds a JSON body to named members, as ASP.NET's input formatter does: names in any letter case, unknown
 * members ignored, the last of a repeated name counts, and the first misfit ends the reading.
 */
import type { ValidationErrors } from "./answer.ts";
import { JsonReader, type Token } from "./json-reader.ts";
import { JsonFailure } from "./json-scanner.ts";

/** Integers: also a number in a string; bounds are the type's. `flag`: a boolean that cannot be null. */
export type MemberType =
  "string" | "boolean" | "flag" | "int32" | "int64" | "strings" | "stringMap";

export type BoundValue =
  | string
  | boolean
  | bigint
  | null
  | readonly (string | null)[]
  | ReadonlyMap<string, string | null>;

export interface BodyShape {
  /** Name of the action's parameter: the second key of every refusal. */
  readonly parameter: string;
  /** .NET name of the body's type. */
  readonly type: string;
  /** By camelCase name. */
  readonly members: Readonly<Record<string, MemberType>>;
  /** A member that must be there, whatever its value. */
  readonly required?: string;
}

export type Binding =
  | { readonly kind: "bound"; readonly values: ReadonlyMap<string, BoundValue> }
  | { readonly kind: "refused"; readonly errors: ValidationErrors };

/** @param isAnnouncedEmpty `Content-Length: 0`, or no body at all */
export function bindJson(bytes: Uint8Array, shape: BodyShape, isAnnouncedEmpty: boolean): Binding {
  const parameter: [string, string[]] = [
    shape.parameter,
    [`The ${shape.parameter} field is required.`],
  ];
  const empty: Binding = {
    kind: "refused",
    errors: [["", ["A non-empty request body is required."]], parameter],
  };
  if (isAnnouncedEmpty) return empty;
  try {
    const values = readObject(new JsonReader(withoutByteOrderMark(bytes)), shape);
    return values === null ? empty : { kind: "bound", values };
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error;
    const failure: [string, string[]] = [error.path, [error.message]];
    return {
      kind: "refused",
      errors: error.path === "$" ? [failure, parameter] : [parameter, failure],
    };
  }
}

function readObject(reader: JsonReader, shape: BodyShape): ReadonlyMap<string, BoundValue> | null {
  const first = reader.value();
  if (first.kind === "null") {
    reader.end();
    return null;
  }
  if (first.kind !== "{") throw reader.wrongType(shape.type);
  const names = new Map(Object.keys(shape.members).map((name) => [name.toLowerCase(), name]));
  const values = new Map<string, BoundValue>();
  let isFirst = true;
  for (let token = reader.member(isFirst); token.kind === "name"; token = reader.member(isFirst)) {
    isFirst = false;
    const name = names.get((token.text ?? "").toLowerCase());
    const value = reader.value();
    if (name === undefined) reader.skip(value);
    else values.set(name, readValue(reader, value, shape.members[name] ?? "string"));
  }
  reader.end();
  if (shape.required !== undefined && !values.has(shape.required)) throw missingMember(shape);
  return values;
}

function missingMember({ type, required }: BodyShape): JsonFailure {
  const text = `JSON deserialization for type '${type}' was missing required properties including: '${required}'.`;
  return new JsonFailure(text, "$", null);
}

function readValue(reader: JsonReader, token: Token, type: MemberType): BoundValue {
  if (token.kind === "null" && type !== "flag") return null;
  switch (type) {
    case "string":
      return readString(reader, token);
    case "boolean":
      if (token.kind === "true" || token.kind === "false") return token.kind === "true";
      throw reader.wrongType("System.Nullable`1[System.Boolean]");
    case "flag":
      if (token.kind === "true" || token.kind === "false") return token.kind === "true";
      throw reader.wrongType("System.Boolean");
    case "int32":
      return readInteger(reader, token, 32);
    case "int64":
      return readInteger(reader, token, 64);
    case "strings":
      return readList(reader, token);
    case "stringMap":
      return readMap(reader, token);
    default:
      return type satisfies never;
  }
}

function readString(reader: JsonReader, token: Token): string {
  if (token.kind !== "string" || token.text === null) throw reader.wrongType("System.String");
  return token.text;
}

function readInteger(reader: JsonReader, token: Token, bits: 32 | 64): bigint {
  const digits = token.kind === "number" || token.kind === "string" ? (token.text ?? "") : "";
  const limit = 2n ** BigInt(bits - 1);
  const isInteger = /^-?[0-9]+$/.test(digits);
  const value = isInteger ? BigInt(digits) : limit;
  if (value >= limit || value < -limit)
    throw reader.wrongType(`System.Nullable\`1[System.Int${bits}]`);
  return value;
}

function readList(reader: JsonReader, token: Token): readonly (string | null)[] {
  if (token.kind !== "[")
    throw reader.wrongType("System.Collections.Generic.List`1[System.String]");
  const values: (string | null)[] = [];
  for (let index = 0; reader.element(index); index += 1) {
    const element = reader.value();
    values.push(element.kind === "null" ? null : readString(reader, element));
  }
  return values;
}

function readMap(reader: JsonReader, token: Token): ReadonlyMap<string, string | null> {
  if (token.kind !== "{")
    throw reader.wrongType("System.Collections.Generic.Dictionary`2[System.String,System.String]");
  const values = new Map<string, string | null>();
  let isFirst = true;
  for (let name = reader.member(isFirst); name.kind === "name"; name = reader.member(isFirst)) {
    isFirst = false;
    const value = reader.value();
    values.set(name.text ?? "", value.kind === "null" ? null : readString(reader, value));
  }
  return values;
}

function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
