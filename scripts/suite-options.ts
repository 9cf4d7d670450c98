/** The options that `run`, `contract` and `load` share: whom to judge, what of it, and what comes out. */
import { type Command, InvalidArgumentError } from "commander";

import { reporterNames, type ReporterName } from "../reports/reporters.ts";
import { settings, type SettingName, type SettingValues } from "../targets/settings.ts";
import { collect } from "./collect-option.ts";
import { addContractOptions, type ContractFlags } from "./contract-options.ts";

export interface SuiteFlags extends ContractFlags {
  readonly target?: string;
  readonly envFile?: string;
  readonly brokerUrl?: string;
  readonly platformUrl?: string;
  readonly maskinportenUrl?: string;
  readonly controlUrl?: string;
  readonly resourceId?: string;
  readonly outputDir?: string;
  readonly reporter: readonly ReporterName[];
  readonly seed?: number;
  readonly only: readonly string[];
  readonly bail: boolean;
  readonly strict: boolean;
  /** Faults of the sandbox that the run starts by itself. */
  readonly fault: readonly string[];
  readonly list: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
  /** Path of the k6 to use. */
  readonly k6?: string;
}

export function addSuiteOptions(command: Command): Command {
  command.option(
    "--target <name>",
    "target to judge: sandbox, or custom with addresses (default: sandbox)",
  );
  for (const name of Object.keys(settings) as SettingName[]) {
    const { flag, variable, meaning } = settings[name];
    command.option(`--${flag} <value>`, `${meaning} (${variable})`);
  }
  return addContractOptions(command)
    .option(
      "--strict",
      "with --deviations expected: a known deviation that had its chance and did not show fails the run",
      false,
    )
    .option("--env-file <file>", "file with variables, NAME=value a line")
    .option("--output-dir <dir>", "folder for the reports (default: reports/out/<run id>)")
    .option("--reporter <names>", `reports to write: ${reporterNames.join(", ")}`, parseReporters, [
      ...reporterNames,
    ])
    .option(
      "--only <name>",
      "run this workflow, operationId, check id or scenario alone; repeatable",
      collect,
      [],
    )
    .option(
      "--seed <number>",
      "seed of every choice; the same seed makes the same requests",
      parseSeed,
    )
    .option(
      "--fault <id>",
      "fault of the sandbox that the run starts by itself; repeatable",
      collect,
      [],
    )
    .option("--bail", "stop at the first failure", false)
    .option("--verbose", "show every check, not only the failures", false)
    .option("--list", "print the names that --only takes, and run nothing", false)
    .option("--json", "print the result as one JSON document on stdout", false);
}

/** The addresses among the flags, as the configuration's parser wants them. */
export function settingFlags(flags: SuiteFlags): SettingValues {
  const given = (Object.keys(settings) as SettingName[]).flatMap((name) => {
    const value = flags[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given);
}

function parseReporters(value: string): readonly ReporterName[] {
  const names = value.split(",").map((name) => name.trim());
  return names.map((name) => {
    const known = reporterNames.find((each) => each === name);
    if (known === undefined)
      throw new InvalidArgumentError(`expected some of ${reporterNames.join(", ")}.`);
    return known;
  });
}

function parseSeed(value: string): number {
  const seed = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(seed) || seed > 0xffffffff) {
    throw new InvalidArgumentError("expected a whole number from 0 to 4294967295.");
  }
  return seed;
}
