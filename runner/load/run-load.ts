/** The load phase: bundle the scenario, run k6, and say what was seen. */
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

import { gracefulStopSeconds, setupTimeoutSeconds } from "../../scenarios/workloads/k6-options.ts";
import { scenarios } from "../../scenarios/workloads/scenarios.ts";
import { dueIterations, type Workload } from "../../scenarios/workloads/workload.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { bundleScenario } from "../bundle/bundle-scenario.ts";
import { formatK6Version } from "../k6/k6-version.ts";
import { probeK6 } from "../k6/probe-k6.ts";
import type { PhaseContext, PhaseResult } from "../phase.ts";
import { buildPhaseResult, nothingOfLoad } from "./build-phase-result.ts";
import { k6Command } from "./k6-command.ts";
import { k6Environment, loadSettingsVariables } from "./k6-environment.ts";
import { LoadRecord } from "./load-record.ts";
import { describeLoad, describeOutcome } from "./load-words.ts";
import { type LoadRequest, planLoad } from "./plan-load.ts";
import type { K6Line } from "./read-k6-line.ts";
import { readK6End } from "./read-k6-end.ts";
import { readSummary } from "./read-summary.ts";
import { runK6 } from "./run-k6.ts";

/** From SIGINT to SIGKILL: k6 still runs teardown and writes its summary. */
const graceMs = 10_000;

/** For what k6 does besides: start, VUs, summary; on a busy machine. */
const spareSeconds = 20;

/** What a load run is asked for. */
export type LoadOptions = LoadRequest;

/** The k6 to run, and the variables of the surroundings. */
export interface K6Surroundings {
  readonly k6Path: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Runs one scenario under one workload.
 *
 * @throws {SuiteError} exit 2 when flags, settings or k6's options are wrong; exit 3 when k6 cannot be started
 */
export async function runLoad(
  context: PhaseContext & LoadOptions & K6Surroundings,
): Promise<PhaseResult> {
  const { k6Path, env, progress, outputDir, only, signal, suiteVersion, contract } = context;
  const { workload, k6Flags } = planLoad(context);
  const scenario = scenarios.find((name) => only.includes(name)) ?? scenarios[0];
  if (only.length > 0 && !only.includes(scenario)) {
    return nothingOfLoad(scenario, "left out by --only");
  }
  const folder = join(outputDir, "k6");
  const { generated } = contract;
  const bundle = await bundleScenario({ scenario, outputDir: folder, suiteVersion, generated });
  const settings = loadSettingsVariables({ ...context, workload });
  const command = k6Command({ k6Path, bundle, settings, flags: k6Flags });
  progress.note(`k6 command: ${command}`);

  const summaryFile = join(folder, "summary.json");
  // One of an earlier run in the same folder must not speak for this one.
  await rm(summaryFile, { force: true });
  const record = new LoadRecord();
  const lastWords: string[] = [];
  const log = createWriteStream(join(folder, "k6.log"));
  const due = dueIterations(workload);
  const onLine = (line: K6Line): void => {
    if (line.kind === "report") {
      record.add(line.line);
      if (line.line.brokerSuite === "iteration") {
        progress.advance(Math.min(record.ended, due), detailOf(record));
      }
      return;
    }
    log.write(`${line.level}: ${line.message}\n`);
    if (line.level === "error" || line.level === "fatal") lastWords.push(line.message);
  };
  progress.start(`load: ${describeLoad(scenario, workload)}`, due);
  const end = await runK6({
    path: k6Path,
    args: ["run", "--no-color", "--log-format=json", "--log-output=stderr", ...k6Flags, bundle],
    env: k6Environment(env, settings, summaryFile),
    signal,
    limitMs: limitSeconds(workload) * 1000,
    graceMs,
    onLine,
  }).finally(() => log.end());

  const { stop } = record;
  if (stop !== null && stop.exitCode === 2) throw new SuiteError(stop);
  const result = buildPhaseResult({
    scenario,
    workload,
    bails: context.bail,
    k6Version: await versionOf(k6Path, context),
    verdict: readK6End(end, lastWords, k6Flags.length > 0),
    summary: readSummary(await readFile(summaryFile, "utf8").catch(() => "")),
    record,
    k6Count: end.count,
    k6Command: command,
  });
  progress.finish(describeOutcome(result, record.ended));
  return result;
}

/** Seconds after which k6 has hung. */
function limitSeconds(workload: Workload): number {
  const load = workload.durationSeconds + gracefulStopSeconds(workload);
  return setupTimeoutSeconds + load + spareSeconds;
}

function detailOf({ failed }: LoadRecord): string {
  return failed === 0 ? "lifecycles" : `lifecycles, ${String(failed)} failed`;
}

async function versionOf(path: string, { env }: K6Surroundings): Promise<string | null> {
  // Not the run's signal: an interrupted run still says what it ran on.
  const probe = await probeK6(path, {
    env,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
  });
  return probe.kind === "k6" ? formatK6Version(probe.version) : null;
}
