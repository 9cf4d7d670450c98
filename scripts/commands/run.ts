import { Command } from "commander";

import type { CommandFactory } from "../command.ts";
import { addLoadOptions, type LoadFlags, loadOptions } from "../load-options.ts";
import { runSuiteCommand } from "../run-suite-command.ts";
import { addSuiteOptions, type SuiteFlags } from "../suite-options.ts";

/** `broker-suite run`: contract run, then load run, one result. */
export const runCommand: CommandFactory = (io) =>
  addLoadOptions(addSuiteOptions(new Command("run")))
    .description("judge the contract, then the whole lifecycle under load")
    .addHelpText("before", "Example: broker-suite run --target sandbox\n")
    .action((flags: SuiteFlags & LoadFlags) =>
      runSuiteCommand(io, "run", flags, loadOptions(flags, [])),
    );
