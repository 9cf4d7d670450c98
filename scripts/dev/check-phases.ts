import { spawn } from "node:child_process";

/** One phase of the check: a Node program that succeeds or fails. */
export interface Phase {
  readonly name: string;
  /** Arguments of `node`. */
  readonly args: readonly string[];
}

export interface PhaseOutcome {
  readonly name: string;
  readonly passed: boolean;
  readonly durationMs: number;
  /** Both streams in the order they came. */
  readonly output: string;
}

/**
 * Runs the phases in order and stops at the first that fails, unless asked to keep going.
 *
 * @returns one outcome for each phase that ran to its end
 */
export async function runPhases(
  phases: readonly Phase[],
  options: {
    readonly root: string;
    readonly keepGoing: boolean;
    readonly signal: AbortSignal;
    readonly onEnd: (outcome: PhaseOutcome) => void;
  },
): Promise<readonly PhaseOutcome[]> {
  const outcomes: PhaseOutcome[] = [];
  for (const phase of phases) {
    const outcome = await runPhase(phase, options.root, options.signal);
    if (options.signal.aborted) break;
    outcomes.push(outcome);
    options.onEnd(outcome);
    if (!outcome.passed && !options.keepGoing) break;
  }
  return outcomes;
}

/** One line for a phase that passed; for one that failed the line and its output in full. */
export function formatPhase({ name, passed, durationMs, output }: PhaseOutcome): string {
  const line = `${passed ? "ok  " : "FAIL"}  ${name.padEnd(20)} ${(durationMs / 1000).toFixed(1).padStart(6)} s`;
  return passed ? line : `${line}\n${output.trimEnd()}\n`;
}

function runPhase(phase: Phase, root: string, signal: AbortSignal): Promise<PhaseOutcome> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const child = spawn(process.execPath, phase.args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stop = (): void => void child.kill("SIGTERM");
    signal.addEventListener("abort", stop, { once: true });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    }
    child.once("error", reject);
    child.once("close", (code) => {
      signal.removeEventListener("abort", stop);
      resolve({
        name: phase.name,
        passed: code === 0,
        durationMs: performance.now() - startedAt,
        output: Buffer.concat(chunks).toString("utf8"),
      });
    });
  });
}
