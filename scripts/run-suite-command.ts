/** What `run`, `contract` and `load` do with their options: configuration, run, summary, exit code. */
import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

import { renderConsole } from "../reports/builders/console.ts";
import { ConfigError } from "../runner/config-error.ts";
import { defaultPolicy } from "../runner/deviations/deviation-policy.ts";
import { assertKnown, knownNames } from "../runner/known-names.ts";
import type { LoadOptions } from "../runner/load/run-load.ts";
import { newRunId, newSeed } from "../runner/run-id.ts";
import { runSuite } from "../runner/run-suite.ts";
import type { SuiteOptions } from "../runner/suite-options.ts";
import { projectUrl } from "../runner/suite-version.ts";
import { type Config, parseConfig } from "../targets/parse-config.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { CommandIo } from "./command.ts";
import { usesColor } from "./colors.ts";
import { contractOf } from "./contract-options.ts";
import { settingFlags, type SuiteFlags } from "./suite-options.ts";
import { terminalProgress } from "./terminal-progress.ts";

export async function runSuiteCommand(
  io: CommandIo,
  command: SuiteOptions["command"],
  flags: SuiteFlags,
  load: LoadOptions,
): Promise<void> {
  const names = knownNames(command);
  if (flags.list) return printNames(io, names, flags.json);
  assertKnown(flags.only, names);
  const config = await readConfig(io, flags);
  if (command === "load" && !config.target.allowsLoad) throw loadNotAllowed(config);
  const policy = defaultPolicy(config.target.name);
  const contract = await contractOf(flags, policy, flags.strict, io.cwd);
  const runId = newRunId(io.now());
  const outDir = join(fileURLToPath(projectUrl), "reports", "out");
  const { result, reportPaths } = await runSuite({
    command,
    config,
    contract,
    runId,
    outputDir:
      flags.outputDir === undefined ? join(outDir, runId) : resolve(io.cwd, flags.outputDir),
    latestLink: flags.outputDir === undefined ? join(outDir, "latest") : null,
    reporters: flags.reporter,
    seed: flags.seed ?? newSeed(),
    only: flags.only,
    bail: flags.bail,
    faults: flags.fault,
    load,
    k6Path: flags.k6,
    env: io.env,
    progress: terminalProgress(io.stderr, () => io.now().getTime()),
    signal: io.signal,
    now: io.now,
  });
  if (flags.json) io.stdout.write(`${JSON.stringify(result)}\n`);
  else
    io.stdout.write(
      renderConsole(result, {
        color: usesColor(io.stdout, io.env),
        verbose: flags.verbose,
        reportPaths: reportPaths.map((path) => relative(io.cwd, path)),
      }),
    );
  io.exitWith(result.exitCode);
}

function printNames(io: CommandIo, names: readonly string[], asJson: boolean): void {
  io.stdout.write(asJson ? `${JSON.stringify(names)}\n` : `${names.join("\n")}\n`);
}

async function readConfig(io: CommandIo, flags: SuiteFlags): Promise<Config> {
  const envFile =
    flags.envFile === undefined ? {} : await readEnvFile(resolve(io.cwd, flags.envFile));
  const parsed = parseConfig({
    target: flags.target,
    flags: settingFlags(flags),
    env: io.env,
    envFile,
  });
  if (!parsed.ok) throw new ConfigError(parsed.problems);
  return parsed.config;
}

async function readEnvFile(path: string): Promise<Readonly<Record<string, string | undefined>>> {
  try {
    return parseEnv(await readFile(path, "utf8"));
  } catch (cause) {
    throw new SuiteError({
      code: "ENV_FILE_UNREADABLE",
      exitCode: 2,
      message: `the env file "${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "name an existing file with --env-file",
      cause,
    });
  }
}

function loadNotAllowed(config: Config): SuiteError {
  return new SuiteError({
    code: "LOAD_NOT_ALLOWED",
    exitCode: 2,
    message: `the target ${config.target.name} at ${config.target.brokerUrl ?? ""} does not allow load`,
    next: "load goes to a broker on this machine only; judge the contract there with `broker-suite contract`",
  });
}
