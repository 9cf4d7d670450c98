/** A whole run: target, phases, one result, reports. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { cpus, release, totalmem, type } from "node:os";

import { documentedStatuses } from "../contracts/judge/documented-statuses.ts";
import type { NotChecked, Phase, RunResult } from "../contracts/result.ts";
import type { ReporterName } from "../reports/reporters.ts";
import { writeReports } from "../reports/write-reports.ts";
import type { Config } from "../targets/parse-config.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { ReadyTarget } from "../targets/target.ts";
import { buildResult, type RunPhases } from "./build-result.ts";
import type { LoadOptions } from "./load/run-load.ts";
import { planLoad } from "./load/plan-load.ts";
import { openTarget } from "./open-target.ts";
import { prepareOutputDir } from "./output-dir.ts";
import type { PhaseContext, PhaseProblem, PhaseResult } from "./phase.ts";
import { probeTarget } from "./probe-target.ts";
import type { Progress } from "./progress.ts";
import { projectUrl, suiteVersion } from "./suite-version.ts";

export interface SuiteOptions {
  readonly command: "run" | "contract" | "load";
  readonly config: Config;
  readonly runId: string;
  readonly outputDir: string;
  /** Symbolic link that is pointed to `outputDir`; null where a folder of one's own was named. */
  readonly latestLink: string | null;
  readonly reporters: readonly ReporterName[];
  readonly seed: number;
  readonly only: readonly string[];
  readonly bail: boolean;
  /** Faults of the run's own sandbox, as `ID` or `ID@N`. */
  readonly faults: readonly string[];
  readonly load: LoadOptions;
  /** `--k6`, if given. */
  readonly k6Path: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

export interface SuiteOutcome {
  readonly result: RunResult;
  /** Where the reports were written. */
  readonly reportPaths: readonly string[];
}

/**
 * Judges a target. What keeps it from judging (no k6, no answer) is part of the result.
 *
 * @throws {SuiteError} with exit code 2 when it was asked wrongly: nothing has run then
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteOutcome> {
  // What was asked wrongly of the load is told before the contract run, not after it.
  planLoad(options.load);
  const outputDir = await prepareOutputDir(options.outputDir);
  const startedAt = options.now();
  const run = await runPhases({ ...options, outputDir });
  const result = buildResult(
    {
      suite: {
        name: "broker-suite",
        version: suiteVersion,
        contractDigest: await contractDigest(),
      },
      run: {
        id: options.runId,
        command: options.command,
        seed: options.seed,
        startedAt: startedAt.toISOString(),
        endedAt: options.now().toISOString(),
      },
      target: run.target,
      machine: { os: `${type()} ${release()}`, cpus: cpus().length, memoryBytes: totalmem() },
      nodeVersion: process.versions.node,
      documentedStatuses,
      problems: run.problems,
      isInterrupted: options.signal.aborted,
      notChecked: run.notChecked,
    },
    run.phases,
  );
  const written = await writeReports(result, {
    outputDir,
    reporters: options.reporters,
    ...(options.latestLink === null ? {} : { latestLink: options.latestLink }),
  });
  return { result, reportPaths: written.map(({ path }) => path) };
}

interface RunOfPhases {
  readonly target: RunResult["target"];
  readonly phases: RunPhases;
  readonly problems: readonly PhaseProblem[];
  readonly notChecked: readonly NotChecked[];
}

async function runPhases(options: SuiteOptions): Promise<RunOfPhases> {
  const { config, progress, signal } = options;
  const wantsContract = options.command !== "load";
  const wantsLoad = options.command !== "contract" && config.target.allowsLoad;
  const phases: { contract: PhaseResult | null; load: PhaseResult | null } = {
    contract: null,
    load: null,
  };
  const problems: PhaseProblem[] = [];
  const notChecked: NotChecked[] = [];
  if (options.command === "run" && !wantsLoad)
    notChecked.push(leftOut("load", "the target does not allow load"));
  let target = describeTarget(config.target);

  const opened: { close(): Promise<void> }[] = [];
  try {
    // First what can be missing on this machine: nobody waits for a contract run to learn that k6 is not there.
    const k6Path = wantsLoad ? await findK6(options) : null;
    const ready = await openTarget(config, options);
    opened.push(ready);
    target = describeTarget(ready.target);
    progress.note(
      `target ${target.name}: broker ${target.brokerUrl}, platform ${target.platformUrl}`,
    );
    const { abilities } = await probeTarget(ready.target, signal);
    const context = phaseContext(options, ready.target, abilities);

    if (wantsContract) {
      const { runContract } = await import("./contract/run-contract.ts");
      phases.contract = await runContract(context);
    }
    if (wantsLoad && k6Path !== null && !signal.aborted) {
      if (options.bail && hasFailed(phases.contract)) {
        notChecked.push(leftOut("load", "--bail: the contract run has failed"));
      } else {
        const { runLoad } = await import("./load/run-load.ts");
        phases.load = await runLoad({ ...context, ...options.load, k6Path, env: options.env });
      }
    }
  } catch (error) {
    if (!signal.aborted) problems.push(toProblem(error, progress));
  } finally {
    await Promise.allSettled(opened.map((each) => each.close()));
  }
  if (wantsContract && phases.contract === null)
    notChecked.push(leftOut("contract", "the run ended before"));
  if (wantsLoad && phases.load === null && notChecked.every((each) => each.phase !== "load")) {
    notChecked.push(leftOut("load", "the run ended before"));
  }
  return { target, phases, problems, notChecked };
}

async function findK6(options: SuiteOptions): Promise<string> {
  const [{ ensureK6 }, { formatK6Attempt }] = await Promise.all([
    import("./k6/ensure-k6.ts"),
    import("./k6/k6-attempt.ts"),
  ]);
  const { env, signal, progress } = options;
  const k6 = await ensureK6({
    env,
    signal,
    explicitPath: options.k6Path,
    onAttempt: (attempt) => progress.note(formatK6Attempt(attempt)),
    onStart: (what) => progress.note(what),
  });
  return k6.path;
}

function phaseContext(
  options: SuiteOptions,
  target: ReadyTarget,
  abilities: readonly string[],
): PhaseContext {
  const { runId, seed, outputDir, only, bail, signal, progress, config } = options;
  return {
    target,
    abilities,
    suiteVersion,
    runId,
    seed,
    outputDir,
    resourceId: config.resourceId,
    only,
    bail,
    signal,
    progress,
  };
}

function toProblem(error: unknown, progress: Progress): PhaseProblem {
  if (error instanceof SuiteError) {
    // Asked wrongly is no result: it is told at once, by whoever reads the command line.
    if (error.exitCode === 2) throw error;
    return { code: error.code, message: error.message, next: error.next };
  }
  // A fault of our own must not take with it what the phases before have found.
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  progress.note(stack);
  return {
    code: "INTERNAL",
    message: `unexpected failure of the suite itself: ${stack.split("\n", 1)[0] ?? ""}`,
    next: "report it with the lines that were printed on the way",
  };
}

function leftOut(phase: Phase, reason: string): NotChecked {
  return { phase, operationId: null, name: phase, reason };
}

function hasFailed(phase: PhaseResult | null): boolean {
  return phase !== null && phase.checks.some((check) => check.status === "failed");
}

function describeTarget(target: Config["target"]): RunResult["target"] {
  return {
    name: target.name,
    brokerUrl: target.brokerUrl ?? "not started",
    platformUrl: target.platformUrl ?? "not started",
    version: null,
  };
}

async function contractDigest(): Promise<string> {
  const contract = await readFile(new URL("contracts/broker.openapi.yaml", projectUrl));
  return createHash("sha256").update(contract).digest("hex");
}
