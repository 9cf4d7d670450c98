import type { ConfigProblem } from "../targets/parse-config.ts";
import { SuiteError } from "../targets/suite-error.ts";

/** The settings do not name a target; holds every problem, not the first alone. */
export class ConfigError extends SuiteError {
  override readonly name = "ConfigError";
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    super({
      code: "CONFIG_INVALID",
      exitCode: 2,
      message: problems.map(({ name, message }) => `${name} ${message}`).join("; "),
      next: problems.map(({ example }) => `for example ${example}`).join("; "),
    });
    this.problems = problems;
  }
}
