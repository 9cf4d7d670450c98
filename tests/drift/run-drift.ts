/** The command `drift` as `main` runs it. */
import { driftCommand } from "../../scripts/commands/drift.ts";
import { type CommandRun, runCommand } from "../cli/run-command.ts";

export function runDrift(cwd: string, ...args: readonly string[]): Promise<CommandRun> {
  return runCommand(driftCommand, cwd, args);
}
