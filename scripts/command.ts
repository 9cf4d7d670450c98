/** The frame of a command: what it is given and how it ends. One file a command, in `commands/`. */
import type { Command } from "commander";

import type { ExitCode } from "../contracts/result.ts";

export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface CommandIo {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The result: summary, `--json`, `--help`. */
  readonly stdout: TextStream;
  /** The talk: progress, warnings, usage after a mistake. */
  readonly stderr: TextStream;
  readonly now: () => Date;
  /** Aborted by the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal;
  /** How the command ends; 0 when never called. Throw a `SuiteError` for 2 and 3 with words. */
  exitWith(code: ExitCode): void;
}

/** Makes a command of the program; its action does the work. */
export type CommandFactory = (io: CommandIo) => Command;
