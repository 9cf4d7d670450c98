/** Runs a validator and says each of its errors as a violation, placed in body and contract. */
import { validators } from "../generated/validators.js";
import type { Findings } from "./findings.ts";
import type { Rule } from "./rules.ts";
import { showValue } from "./show-value.ts";
import type { RequestSchemaName, SchemaName } from "./tables.ts";
import type { SchemaError, Validator } from "./validator.ts";

const ruleOfKeyword: Readonly<Record<string, Rule>> = {
  required: "member-missing",
  additionalProperties: "member-extra",
  type: "value-wrong-type",
  enum: "value-outside-enum",
  const: "value-outside-enum",
  pattern: "value-malformed",
  format: "value-malformed",
  uniqueItems: "item-repeated",
};

/** One violation a place: the first error of a member says enough. */
export function schemaFindings(validate: Validator, value: unknown, findings: Findings): void {
  for (const error of errorsOf(validate, value)) {
    const pointer = placeOf(error);
    // `if` only repeats that its `then` was not kept.
    if (error.keyword === "if" || findings.hasAt(pointer)) continue;
    const rule = ruleOfKeyword[error.keyword] ?? "value-out-of-bounds";
    findings.add(rule, "body", pointer, contractPlace(error), messageOf(error, value, pointer));
  }
}

/** The validator's errors; none when the value is valid. */
export function schemaErrors(
  schema: SchemaName | RequestSchemaName,
  value: unknown,
): readonly SchemaError[] {
  return errorsOf(validators[schema], value);
}

function errorsOf(validate: Validator, value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

/** Pointer of the member itself, also of a missing or an extra one. */
export function placeOf(error: SchemaError): string {
  const { keyword, instancePath, params } = error;
  if (keyword === "required") return `${instancePath}/${escaped(params["missingProperty"])}`;
  if (keyword === "additionalProperties")
    return `${instancePath}/${escaped(params["additionalProperty"])}`;
  if (keyword === "propertyNames") return `${instancePath}/${escaped(params["propertyName"])}`;
  if (keyword === "uniqueItems") {
    return `${instancePath}/${Math.max(Number(params["i"]), Number(params["j"]))}`;
  }
  return instancePath;
}

/** Place of the keyword in the contract: a referred schema stands under its own name there. */
export function contractPlace({ schemaPath }: SchemaError): string {
  return `/components/schemas/${schemaPath}`;
}

function messageOf(error: SchemaError, value: unknown, pointer: string): string {
  const { keyword, params } = error;
  if (keyword === "required")
    return `expected the member ${showValue(params["missingProperty"])}, received none`;
  const received = showValue(valueAt(value, pointer));
  if (keyword === "additionalProperties") {
    return `expected no member ${showValue(params["additionalProperty"])}, received ${received}`;
  }
  return `expected ${expectation(keyword, params)}, received ${received}`;
}

function expectation(keyword: string, params: Readonly<Record<string, unknown>>): string {
  switch (keyword) {
    case "type":
      return `the type ${showValue(params["type"])}`;
    case "enum":
      return `one of ${showValue(params["allowedValues"])}`;
    case "format":
      return `the format ${String(params["format"])}`;
    case "pattern":
      return `the form ${String(params["pattern"])}`;
    case "uniqueItems":
      return "each item once";
    default:
      return `${keyword} ${showValue(params["limit"])}`;
  }
}

function valueAt(value: unknown, pointer: string): unknown {
  let current = value;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string, unknown>)[step.replace(/~1/g, "/").replace(/~0/g, "~")];
  }
  return current;
}

function escaped(member: unknown): string {
  return String(member).replace(/~/g, "~0").replace(/\//g, "~1");
}
