/** The phases of a run, one after the other, on a target that is opened for them and closed after them. */
import type { NotChecked, Phase, RunResult } from "../contracts/result.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { RunPhases } from "./build-result.ts";
import { openTarget } from "./open-target.ts";
import type { PhaseContext, PhaseProblem, PhaseResult } from "./phase.ts";
import { probeTarget } from "./probe-target.ts";
import type { Progress } from "./progress.ts";
import type { SuiteOptions } from "./suite-options.ts";
import { suiteVersion } from "./suite-version.ts";

export interface RunOfPhases {
  readonly target: RunResult["target"];
  readonly phases: RunPhases;
  readonly problems: readonly PhaseProblem[];
  readonly notChecked: readonly NotChecked[];
}

/** @throws {SuiteError} with exit code 2; whatever else happens is part of what it gives back */
export async function runPhases(options: SuiteOptions): Promise<RunOfPhases> {
  const run = new Run(options);
  try {
    await run.do();
  } catch (error) {
    if (!options.signal.aborted) run.problems.push(toProblem(error, options.progress));
  } finally {
    await run.close();
  }
  return run.outcome();
}

/** A run under way: what it knows so far survives whatever ends it. */
class Run {
  readonly problems: PhaseProblem[] = [];
  readonly #options: SuiteOptions;
  readonly #phases: { contract: PhaseResult | null; load: PhaseResult | null };
  /** Why a phase does not run, where that was decided. */
  readonly #leftOut = new Map<Phase, string>();
  #target: RunResult["target"];
  #close: () => Promise<void> = () => Promise.resolve();

  constructor(options: SuiteOptions) {
    const { target } = options.config;
    this.#options = options;
    this.#phases = { contract: null, load: null };
    this.#target = {
      name: target.name,
      brokerUrl: target.brokerUrl ?? "not started",
      platformUrl: target.platformUrl ?? "not started",
      version: null,
    };
    if (options.command === "run" && !target.allowsLoad) {
      this.#leftOut.set("load", "the target does not allow load");
    }
  }

  async do(): Promise<void> {
    const { config, progress, signal } = this.#options;
    // First what can be missing on this machine: nobody waits for a contract run to learn that k6 is not there.
    const k6Path = this.#runs("load") ? await findK6(this.#options) : null;
    const opened = await openTarget(config, this.#options);
    const { target, version } = opened;
    this.#close = () => opened.close();
    const { name, brokerUrl, platformUrl } = target;
    this.#target = { name, brokerUrl, platformUrl, version };
    progress.note(`target ${name}: broker ${brokerUrl}, platform ${platformUrl}`);
    const { abilities } = await probeTarget(target, signal);
    const context: PhaseContext = {
      ...this.#options,
      target,
      abilities,
      suiteVersion,
      resourceId: config.resourceId,
    };

    if (this.#runs("contract")) {
      const { runContract } = await import("./contract/run-contract.ts");
      this.#phases.contract = await runContract(context);
    }
    if (this.#options.bail && hasFailed(this.#phases.contract)) {
      this.#leftOut.set("load", "--bail: the contract run has failed");
    }
    if (this.#runs("load") && k6Path !== null && !signal.aborted) {
      const { runLoad } = await import("./load/run-load.ts");
      const { load, env } = this.#options;
      this.#phases.load = await runLoad({ ...context, ...load, k6Path, env });
    }
  }

  /** Never throws: what cannot be closed ends with the process. */
  async close(): Promise<void> {
    await this.#close().catch(() => undefined);
  }

  outcome(): RunOfPhases {
    const notChecked = (["contract", "load"] as const).flatMap((phase): readonly NotChecked[] => {
      if (!this.#isAsked(phase) || this.#phases[phase] !== null) return [];
      const reason = this.#leftOut.get(phase) ?? "the run ended before";
      return [{ phase, operationId: null, name: phase, reason }];
    });
    return { target: this.#target, phases: this.#phases, problems: this.problems, notChecked };
  }

  #isAsked(phase: Phase): boolean {
    return this.#options.command === "run" || this.#options.command === phase;
  }

  #runs(phase: Phase): boolean {
    return this.#isAsked(phase) && !this.#leftOut.has(phase);
  }
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

function hasFailed(phase: PhaseResult | null): boolean {
  return phase !== null && phase.checks.some((check) => check.status === "failed");
}
