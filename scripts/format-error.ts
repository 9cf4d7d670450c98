import { ConfigError } from "../runner/config-error.ts";
import { SuiteError } from "../targets/suite-error.ts";

/**
 * An error in words for people: what, where, what next. Expected errors come without a stack,
 * unexpected ones with it.
 */
export function formatError(error: unknown): { readonly text: string; readonly exitCode: 2 | 3 } {
  if (error instanceof ConfigError) {
    const lines = error.problems.map(
      ({ name, message, example }) =>
        `error: ${name} ${message}  [${error.code}]\n  next      for example ${example}\n`,
    );
    return { text: lines.join(""), exitCode: error.exitCode };
  }
  if (error instanceof SuiteError) {
    return {
      text: `error: ${error.message}  [${error.code}]\n  next      ${error.next}\n`,
      exitCode: error.exitCode,
    };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    text: `error: unexpected failure of the suite itself  [INTERNAL]\n  next      report it with the lines below\n${stack}\n`,
    exitCode: 3,
  };
}
