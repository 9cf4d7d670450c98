/** The program: alone in reading argv and the environment, in catching signals and in setting the exit code. */
import { Command, CommanderError } from "commander";

import type { ExitCode } from "../contracts/result.ts";
import { suiteVersion } from "../runner/suite-version.ts";
import type { CommandFactory, CommandIo } from "./command.ts";
import { collectionsCommand } from "./commands/collections.ts";
import { contractCommand } from "./commands/contract.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { driftCommand } from "./commands/drift.ts";
import { judgeCommand } from "./commands/judge.ts";
import { k6Command } from "./commands/k6.ts";
import { loadCommand } from "./commands/load.ts";
import { platformCommand } from "./commands/platform.ts";
import { runCommand } from "./commands/run.ts";
import { sandboxCommand } from "./commands/sandbox.ts";
import { tokenCommand } from "./commands/token.ts";
import { formatError } from "./format-error.ts";
import { catchSignals } from "./signals.ts";

const factories: readonly CommandFactory[] = [
  runCommand,
  contractCommand,
  loadCommand,
  judgeCommand,
  driftCommand,
  sandboxCommand,
  platformCommand,
  tokenCommand,
  collectionsCommand,
  k6Command,
  doctorCommand,
];

/** Runs the command that `argv` names and gives the exit code; never exits by itself. */
export async function main(
  argv: readonly string[],
  io: Omit<CommandIo, "exitWith">,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  const program = buildProgram({ ...io, exitWith: (code) => (exitCode = code) });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    // commander has printed its own words by now; it ends with 0 after --help and --version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (io.signal.aborted) return 130;
    const { text, exitCode: code } = formatError(error);
    io.stderr.write(text);
    return code;
  }
}

function buildProgram(io: CommandIo): Command {
  const program = new Command("broker-suite")
    .description("Judges an Altinn Broker: does it keep its contract, also under load?")
    .version(suiteVersion)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: false });
  for (const factory of factories) program.addCommand(factory(io));
  for (const command of [
    program,
    ...program.commands,
    ...program.commands.flatMap((each) => each.commands),
  ]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    });
    command.showHelpAfterError(
      `(\`broker-suite ${command === program ? "" : `${command.name()} `}--help\` shows the usage)`,
    );
  }
  program.addHelpText("beforeAll", () => "");
  program.addHelpText("before", "Example: broker-suite run --target sandbox\n");
  return program;
}

/** The edge: real streams, real signals, real exit code. */
export async function start(): Promise<void> {
  // A reader that went away (`broker-suite … | head`) is no failure of ours.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
  const signals = catchSignals(process);
  process.exitCode = await main(process.argv.slice(2), {
    env: process.env,
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => new Date(),
    signal: signals.signal,
  });
  signals.release();
}
