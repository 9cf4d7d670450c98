import { SuiteError } from "../targets/suite-error.ts";

/** A result that does not fit `contracts/result.schema.json`: our own mistake, so nothing is written. */
export class ResultOutOfSchemaError extends SuiteError {
  override readonly name = "ResultOutOfSchemaError";

  /** @param violations places and reasons, at least one */
  constructor(violations: readonly string[]) {
    super({
      code: "RESULT_OUT_OF_SCHEMA",
      exitCode: 3,
      message: `the result of the run does not fit contracts/result.schema.json: ${violations.join("; ")}`,
      next: "this is a fault of the suite, not of the target: report it with this message",
    });
  }
}

/** The reports cannot be written where they should go. */
export class ReportNotWritableError extends SuiteError {
  override readonly name = "ReportNotWritableError";

  constructor(path: string, cause: unknown) {
    super({
      code: "REPORT_NOT_WRITABLE",
      exitCode: 2,
      message: `cannot write ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "give a folder that can be written with --output-dir",
      cause,
    });
  }
}
