/** Bounds, patterns and formats, without what says nothing more than the rest. */
import { textOf, type JsonValue } from "./json-value.ts";
import type { Keywords } from "./keywords.ts";
import { normalPattern } from "./normal-pattern.ts";
import type { JsonType } from "./schema.ts";

const limitsOfType: Readonly<Record<string, readonly JsonType[]>> = {
  format: ["string", "number", "integer"],
  pattern: ["string"],
  minLength: ["string"],
  maxLength: ["string"],
  minimum: ["number", "integer"],
  maximum: ["number", "integer"],
  exclusiveMinimum: ["number", "integer"],
  exclusiveMaximum: ["number", "integer"],
  multipleOf: ["number", "integer"],
  minItems: ["array"],
  maxItems: ["array"],
  uniqueItems: ["array"],
  minProperties: ["object"],
  maxProperties: ["object"],
};

export const limitKeywords: ReadonlySet<string> = new Set(Object.keys(limitsOfType));

/** What the formats of whole numbers say about the value. */
const integerRanges: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-2147483648, 2147483647],
  int64: [Number("-9223372036854775808"), Number("9223372036854775807")],
};

/** Formats that no empty text has. */
const neverEmpty = new Set(["date", "date-time", "email", "ipv4", "ipv6", "time", "uri", "uuid"]);

/** The limits that a value of these types can break. */
export function limitsOf(
  keywords: Keywords,
  types: readonly JsonType[],
): Readonly<Record<string, JsonValue>> {
  const limits: Record<string, JsonValue> = {};
  for (const [keyword, limited] of Object.entries(limitsOfType)) {
    const value = keywords[keyword];
    if (value !== undefined && limited.some((type) => types.includes(type))) {
      limits[keyword] = value;
    }
  }
  if (!types.includes("number")) takeWholeBounds(limits);
  const range = integerRanges[textOf(limits["format"])];
  if (limits["minimum"] === range?.[0]) delete limits["minimum"];
  if (limits["maximum"] === range?.[1]) delete limits["maximum"];
  for (const keyword of ["minLength", "minItems", "minProperties"]) {
    if (limits[keyword] === 0) delete limits[keyword];
  }
  if (limits["uniqueItems"] === false) delete limits["uniqueItems"];
  if (typeof limits["pattern"] === "string") limits["pattern"] = normalPattern(limits["pattern"]);
  return limits;
}

/** Whole numbers above 0 are those from 1. */
function takeWholeBounds(limits: Record<string, JsonValue>): void {
  const { exclusiveMinimum: above, exclusiveMaximum: below } = limits;
  if (typeof above === "number") {
    limits["minimum"] = Math.max(Math.floor(above) + 1, Number(limits["minimum"] ?? -Infinity));
    delete limits["exclusiveMinimum"];
  }
  if (typeof below === "number") {
    limits["maximum"] = Math.min(Math.ceil(below) - 1, Number(limits["maximum"] ?? Infinity));
    delete limits["exclusiveMaximum"];
  }
}

/** Characters that a text has at least. */
export function leastLengthOf(limits: Readonly<Record<string, JsonValue>>): number {
  const { minLength, pattern, format } = limits;
  const refusesEmpty =
    neverEmpty.has(textOf(format)) || (typeof pattern === "string" && !matchesEmpty(pattern));
  return Math.max(Number(minLength ?? 0), refusesEmpty ? 1 : 0);
}

function matchesEmpty(pattern: string): boolean {
  try {
    return new RegExp(pattern).test("");
  } catch {
    return true; // another dialect: it says nothing that we could know
  }
}
