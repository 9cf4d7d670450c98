import { Command } from "commander";

import type { CommandFactory } from "../command.ts";
import { addLoadOptions, type LoadFlags, loadOptions } from "../load-options.ts";
import { runSuiteCommand } from "../run-suite-command.ts";
import { addSuiteOptions, type SuiteFlags } from "../suite-options.ts";

/** `broker-suite load`: k6 runs whole lifecycles at a rate; flags after `--` are k6's own. */
export const loadCommand: CommandFactory = (io) =>
  addLoadOptions(addSuiteOptions(new Command("load")))
    .description("run whole lifecycles under load, every byte hashed and every answer judged")
    .argument("[k6-flags...]", "k6's own flags, after --")
    .addHelpText("before", "Example: broker-suite load --workload smoke --rate 5 --duration 10s\n")
    .action((k6Flags: readonly string[], flags: SuiteFlags & LoadFlags) =>
      runSuiteCommand(io, "load", flags, loadOptions(flags, k6Flags)),
    );
