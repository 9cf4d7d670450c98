/** What a phase (contract run, load run) is given and what it gives back. */
import type { Check, LoadSummary, NotChecked, ShownDeviation } from "../contracts/result.ts";
import type { OperationId } from "../contracts/vocabulary.ts";
import type { ReadyTarget } from "../targets/target.ts";
import type { ContractInForce } from "./contract-build/contract-in-force.ts";
import type { ExercisedCount } from "./deviations/deviation-tally.ts";
import type { Progress } from "./progress.ts";

export interface PhaseContext {
  readonly target: ReadyTarget;
  /** What the platform's control can do (`clients`, `events`, …); empty where there is no control. */
  readonly abilities: readonly string[];
  readonly suiteVersion: string;
  readonly contract: ContractInForce;
  readonly runId: string;
  /** Seeds every choice of the run; the same seed makes the same requests. */
  readonly seed: number;
  /** Absolute path of an existing folder that belongs to this run. */
  readonly outputDir: string;
  /** Resource to use where the run cannot make its own; null where it can. */
  readonly resourceId: string | null;
  /** Names to run (workflow, operationId, check id or scenario); empty: all. */
  readonly only: readonly string[];
  /** Stop at the first failure. */
  readonly bail: boolean;
  /** Aborted on Ctrl-C: clean up, then return what is known with `isInterrupted`. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** One problem that kept a phase from judging. */
export interface PhaseProblem {
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

export interface CoverageCount {
  readonly operationId: OperationId;
  readonly status: number;
  readonly seen: number;
  readonly violations: number;
}

export interface PhaseResult {
  readonly checks: readonly Check[];
  readonly notChecked: readonly NotChecked[];
  /** Those that showed. */
  readonly deviations: readonly ShownDeviation[];
  /** Deterministic ones that had their chance; empty unless the run expects deviations. */
  readonly exercised: readonly ExercisedCount[];
  readonly coverage: readonly CoverageCount[];
  /** Non-empty: the phase could not judge (exit 3), whatever the checks say. */
  readonly problems: readonly PhaseProblem[];
  readonly isInterrupted: boolean;
  readonly load: LoadSummary | null;
  /** Version of the engine: newman's or k6's. */
  readonly engineVersion: string | null;
}
