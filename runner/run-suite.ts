/** A whole run: target, phases, one result, reports. */
import { cpus, release, totalmem, type } from "node:os";

import type { RunResult } from "../contracts/result.ts";
import { writeReports } from "../reports/write-reports.ts";
import { buildResult } from "./build-result.ts";
import { planLoad } from "./load/plan-load.ts";
import { prepareOutputDir } from "./output-dir.ts";
import { runPhases } from "./run-phases.ts";
import type { SuiteOptions } from "./suite-options.ts";
import { suiteVersion } from "./suite-version.ts";

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
        contractDigest: options.contract.digest,
      },
      run: {
        id: options.runId,
        command: options.command,
        seed: options.seed,
        deviations: options.contract.deviations.policy,
        startedAt: startedAt.toISOString(),
        endedAt: options.now().toISOString(),
      },
      target: run.target,
      machine: { os: `${type()} ${release()}`, cpus: cpus().length, memoryBytes: totalmem() },
      nodeVersion: process.versions.node,
      documentedStatuses: options.contract.documentedStatuses,
      deviations: options.contract.deviations,
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
