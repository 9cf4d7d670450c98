import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { ResultOutOfSchemaError } from "./report-errors.ts";

let compiled: ValidateFunction | undefined;

/** Compiled on first use and kept: compiling takes 20 ms, validating less than one. */
function compileSchema(): ValidateFunction {
  const schema = JSON.parse(
    readFileSync(new URL("../contracts/result.schema.json", import.meta.url), "utf8"),
  ) as object;
  return new Ajv2020({ allErrors: true, logger: false }).compile(schema);
}

/**
 * Holds a result to `contracts/result.schema.json`.
 *
 * @throws {ResultOutOfSchemaError} with the first five places that do not fit
 */
export function validateResult(result: unknown): void {
  const validate = (compiled ??= compileSchema());
  if (validate(result)) return;
  const violations = (validate.errors ?? [])
    // `if` only says that its `then` failed, which has an entry of its own.
    .filter(({ keyword }) => keyword !== "if")
    .map(({ instancePath, message = "does not fit", params }) => {
      const extra: unknown = params["additionalProperty"];
      return `${instancePath === "" ? "/" : instancePath} ${message}${typeof extra === "string" ? ` (${extra})` : ""}`;
    });
  throw new ResultOutOfSchemaError(violations.slice(0, 5));
}
