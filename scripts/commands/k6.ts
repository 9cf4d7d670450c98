/** `broker-suite k6 ensure`: a k6 of the right version, from wherever this machine can get it. */
import { resolve } from "node:path";
import { Command } from "commander";
import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import { formatK6Attempt } from "../../runner/k6/k6-attempt.ts";
import { pinnedK6 } from "../../runner/k6/pinned-k6.ts";
import type { CommandFactory, CommandIo } from "../command.ts";

interface EnsureFlags {
  readonly k6?: string;
  readonly json: boolean;
}

/** The command `k6` with its one subcommand `ensure`. */
export const k6Command: CommandFactory = (io) => {
  const ensure = new Command("ensure")
    .description(`finds k6 v${pinnedK6.version}, or fetches or builds it into the cache`)
    .option("--k6 <path>", "use this k6 and no other (K6_BINARY)")
    .option("--json", "print {path, version, source, warning} as one JSON document", false)
    .addHelpText("before", "Example: broker-suite k6 ensure\n")
    .action((flags: EnsureFlags) => runEnsure(io, flags));
  return new Command("k6")
    .description("brings k6 to a machine that has none")
    .addHelpText("before", "Example: broker-suite k6 ensure\n")
    .addCommand(ensure);
};

async function runEnsure(io: CommandIo, flags: EnsureFlags): Promise<void> {
  const k6 = await ensureK6({
    env: io.env,
    // An empty path stays empty, so that it is refused and not taken for the current folder.
    explicitPath: flags.k6?.trim() ? resolve(io.cwd, flags.k6) : flags.k6,
    signal: io.signal,
    onStart: (what) => void io.stderr.write(`k6 ${what}\n`),
    onAttempt: (attempt) => void io.stderr.write(`${formatK6Attempt(attempt)}\n`),
  });
  io.stdout.write(flags.json ? `${JSON.stringify(k6)}\n` : `${k6.path}\n`);
}
