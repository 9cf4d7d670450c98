/** A command as `main` runs it, in this process. */
import type { ExitCode } from "../../contracts/result.ts";
import type { CommandFactory } from "../../scripts/command.ts";
import { formatError } from "../../scripts/format-error.ts";

export interface CommandRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

/** What the command wrote, and how it ended. */
export async function runCommand(
  factory: CommandFactory,
  cwd: string,
  args: readonly string[],
): Promise<CommandRun> {
  let [stdout, stderr] = ["", ""];
  let exitCode: ExitCode = 0;
  const command = factory({
    env: {},
    cwd,
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    now: () => new Date(0),
    signal: new AbortController().signal,
    exitWith: (code) => (exitCode = code),
  });
  try {
    await command.parseAsync([...args], { from: "user" });
  } catch (error) {
    const formatted = formatError(error);
    stderr += formatted.text;
    exitCode = formatted.exitCode;
  }
  return { stdout, stderr, exitCode };
}
