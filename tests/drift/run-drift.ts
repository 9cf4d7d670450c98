/** The command as `main` runs it, in this process. */
import type { ExitCode } from "../../contracts/result.ts";
import { driftCommand } from "../../scripts/commands/drift.ts";
import { formatError } from "../../scripts/format-error.ts";

export interface DriftRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: ExitCode;
}

export async function runDrift(cwd: string, ...args: readonly string[]): Promise<DriftRun> {
  let [stdout, stderr] = ["", ""];
  let exitCode: ExitCode = 0;
  const command = driftCommand({
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
