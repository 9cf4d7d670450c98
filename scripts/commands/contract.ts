import { Command } from "commander";

import type { CommandFactory } from "../command.ts";
import { loadOptions } from "../load-options.ts";
import { runSuiteCommand } from "../run-suite-command.ts";
import { addSuiteOptions, type SuiteFlags } from "../suite-options.ts";

/** `broker-suite contract`: newman runs the collections, the judge judges each response. */
export const contractCommand: CommandFactory = (io) =>
  addSuiteOptions(new Command("contract"))
    .description(
      "judge every answer against the contract, also under wrong input and wrong callers",
    )
    .addHelpText("before", "Example: broker-suite contract --only lifecycle\n")
    .action((flags: SuiteFlags) =>
      runSuiteCommand(io, "contract", flags, loadOptions({ workload: "smoke" }, [])),
    );
