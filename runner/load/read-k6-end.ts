/** What k6's end means for the run. Pure. */
import { SuiteError } from "../../targets/suite-error.ts";
import type { PhaseProblem } from "../phase.ts";
import type { K6End } from "./run-k6.ts";

/** k6's exit codes of which we know more than the number. @see docs/load.md */
const crossedThresholds = 99;
const invalidConfig = 104;
const interrupted = 105;
const markedFailed = 110;
const badArguments = 255;

export type K6Verdict =
  | { readonly kind: "ended" }
  | { readonly kind: "interrupted" }
  | { readonly kind: "broken"; readonly problem: PhaseProblem };

/**
 * @param lastWords what k6 logged as errors, the newest last
 * @throws {SuiteError} exit 2 when k6 refused its options: somebody asked wrongly
 */
export function readK6End(
  end: K6End,
  lastWords: readonly string[],
  hasOwnFlags: boolean,
): K6Verdict {
  const said =
    lastWords.length === 0 ? "" : `; k6 said: ${lastWords.slice(-3).join(" | ").slice(0, 600)}`;
  if (end.stoppedFor === "abort") return { kind: "interrupted" };
  if (end.stoppedFor === "limit") {
    return broken({
      code: "K6_HUNG",
      message: `k6 did not end within its time and was stopped${said}`,
      next: "look at the target: requests that never end hold VUs",
    });
  }
  if (end.exitCode === null) {
    return broken({
      code: "K6_KILLED",
      message: `k6 was killed by ${end.signal ?? "a signal"} before it could report`,
      next: "run it again; a machine short of memory kills the largest process",
    });
  }
  switch (end.exitCode) {
    case 0:
    case crossedThresholds:
    case markedFailed:
      return { kind: "ended" };
    case interrupted:
      return { kind: "interrupted" };
    case invalidConfig:
      throw refused(end.exitCode, said);
    case badArguments:
      if (hasOwnFlags) throw refused(end.exitCode, said);
      break;
  }
  return broken({
    code: "K6_FAILED",
    message: `k6 ended with exit code ${String(end.exitCode)}${said}`,
    next: "the codes are listed in docs/load.md; k6.log is in the run's folder",
  });
}

function broken(problem: PhaseProblem): K6Verdict {
  return { kind: "broken", problem };
}

function refused(exitCode: number, said: string): SuiteError {
  return new SuiteError({
    code: "K6_OPTIONS_REFUSED",
    exitCode: 2,
    message: `k6 refused its options (exit code ${String(exitCode)})${said}`,
    next: "correct the flags after --",
  });
}
