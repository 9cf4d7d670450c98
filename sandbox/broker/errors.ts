/** Expected failures of the emulator, for `scripts/` to print. */
import { SuiteError } from "../../targets/suite-error.ts";

/** The platform, or what should be one, does not answer as the emulator needs it at start. */
export class PlatformUnreachableError extends SuiteError {
  constructor(platformUrl: string, what: string, cause?: unknown) {
    super({
      code: "PLATFORM_UNREACHABLE",
      exitCode: 3,
      message: `the platform at ${platformUrl} cannot be used: ${what}`,
      next: "start one (`broker-suite platform`), or correct --platform-url",
      cause,
    });
  }
}

/** A fault that nobody knows, or one that is asked for in a wrong form. */
export class UnknownFaultError extends SuiteError {
  constructor(fault: string, known: readonly string[]) {
    super({
      code: "FAULT_UNKNOWN",
      exitCode: 2,
      message: `"${fault.slice(0, 200)}" is no fault; known are ${known.join(", ")}`,
      next: "write ID or ID@N (every Nth time, N from 1); `broker-suite sandbox --list-faults` lists them",
    });
  }
}

/** A defect that the emulator cannot show. */
export class UnknownDefectError extends SuiteError {
  constructor(defect: string, known: readonly string[]) {
    super({
      code: "DEFECT_UNKNOWN",
      exitCode: 2,
      message: `"${defect.slice(0, 200)}" is no defect that can be shown; those are ${known.join(", ")}`,
      next: "`broker-suite sandbox --list-defects` says what each is; contracts/deviations.yaml has them all",
    });
  }
}
