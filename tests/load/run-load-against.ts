/** Runs the load phase for real: k6, bundle and all, against a target that a test has started. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import type { ExitCode } from "../../contracts/result.ts";
import { buildResult } from "../../runner/build-result.ts";
import { readContract } from "../../runner/contract-build/contract-in-force.ts";
import type { DeviationUse } from "../../runner/deviations/deviation-policy.ts";
import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import { type LoadOptions, runLoad } from "../../runner/load/run-load.ts";
import type { PhaseContext, PhaseResult } from "../../runner/phase.ts";
import { silentProgress } from "../../runner/progress.ts";

const noDeviations: DeviationUse = { policy: "none", isStrict: false, listed: [] };

export interface LoadRun {
  readonly brokerUrl: string;
  readonly platformUrl: string;
  readonly load?: Partial<LoadOptions>;
  readonly context?: Partial<PhaseContext>;
  readonly k6Path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface LoadOutcome {
  readonly result: PhaseResult;
  readonly exitCode: ExitCode;
  /** Names of the failed checks. */
  readonly failed: readonly string[];
  /** Everything that the run has written, one file after another. */
  readonly written: string;
}

/** Path of a k6 that runs here. */
export async function k6Path(): Promise<string> {
  const { signal } = new AbortController();
  return (await ensureK6({ env: process.env, onAttempt: () => undefined, signal })).path;
}

/** Runs the load; the folder of the run is gone afterwards. */
export async function runLoadAgainst(run: LoadRun): Promise<LoadOutcome> {
  const outputDir = await mkdtemp(join(tmpdir(), "broker-suite-load-"));
  try {
    const result = await runLoad({
      target: {
        name: "custom",
        brokerUrl: run.brokerUrl,
        platformUrl: run.platformUrl,
        maskinportenUrl: run.platformUrl,
        controlUrl: null,
        allows: ["read", "write", "disruptive"],
        allowsLoad: true,
      },
      abilities: [],
      suiteVersion: "0.0.0-test",
      contract: await readContract({ overlays: [], cwd: "", deviations: noDeviations }),
      runId: "test-run",
      seed: 7,
      outputDir,
      resourceId: null,
      only: [],
      bail: false,
      signal: new AbortController().signal,
      progress: silentProgress,
      ...run.context,
      workload: "smoke",
      ratePerSecond: 20,
      durationSeconds: 3,
      k6Flags: [],
      ...run.load,
      k6Path: run.k6Path ?? (await k6Path()),
      env: { ...process.env, ...run.env },
    });
    return {
      result,
      exitCode: exitCodeOf(result),
      failed: result.checks.filter(({ status }) => status === "failed").map(({ name }) => name),
      written: await readAll(join(outputDir, "k6")),
    };
  } finally {
    await rm(outputDir, { recursive: true, force: true });
  }
}

async function readAll(folder: string): Promise<string> {
  const texts = (await readdir(folder)).map((name) => readFile(join(folder, name), "utf8"));
  return (await Promise.all(texts)).join("\n");
}

function exitCodeOf(load: PhaseResult): ExitCode {
  const facts = {
    suite: { name: "broker-suite", version: "0.0.0-test", contractDigest: "" },
    run: {
      id: "test-run",
      command: "load",
      seed: 7,
      deviations: "none",
      startedAt: "",
      endedAt: "",
    },
    target: { name: "custom", brokerUrl: "", platformUrl: "", version: null },
    machine: { os: "", cpus: 1, memoryBytes: 1 },
    nodeVersion: "",
    documentedStatuses,
    problems: [],
    deviations: noDeviations,
    isInterrupted: false,
    notChecked: [],
  } as const;
  return buildResult(facts, { contract: null, load }).exitCode;
}
