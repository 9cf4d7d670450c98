import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { SuiteError } from "../../targets/suite-error.ts";
import { type K6Count, readK6Count } from "./read-k6-count.ts";
import { type K6Line, readK6Line } from "./read-k6-line.ts";

export interface K6Run {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Interrupts k6 when aborted. */
  readonly signal: AbortSignal;
  /** k6 is stopped when it has not ended by then. */
  readonly limitMs: number;
  /** From SIGINT to SIGKILL. */
  readonly graceMs: number;
  /** A line of k6's log, on stderr. */
  readonly onLine: (line: K6Line) => void;
}

export interface K6End {
  /** k6's exit code; null when a signal ended it. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** `limit`: it took too long; `abort`: we were interrupted. */
  readonly stoppedFor: "limit" | "abort" | null;
  /** k6's own count, from the last of its status lines. */
  readonly count: K6Count;
}

/**
 * Runs k6 until it ends, and makes sure that it does.
 *
 * @throws {SuiteError} `K6_NOT_STARTED`
 */
export async function runK6(run: K6Run): Promise<K6End> {
  // A group of its own: Ctrl-C reaches k6 through us alone. A second SIGINT would make it skip its summary.
  const child = spawn(run.path, [...run.args], {
    env: run.env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stoppedFor: K6End["stoppedFor"] = null;
  let killTimer: NodeJS.Timeout | undefined;
  const stop = (reason: "limit" | "abort"): void => {
    if (stoppedFor !== null) return;
    stoppedFor = reason;
    child.kill("SIGINT");
    killTimer = setTimeout(() => child.kill("SIGKILL"), run.graceMs);
  };
  const onAbort = (): void => stop("abort");
  const limitTimer = setTimeout(() => stop("limit"), run.limitMs);
  run.signal.addEventListener("abort", onAbort, { once: true });
  if (run.signal.aborted) onAbort();

  let count: K6Count = { complete: 0, interrupted: 0 };
  createInterface({ input: child.stdout }).on("line", (text) => {
    count = readK6Count(text) ?? count;
  });
  createInterface({ input: child.stderr }).on("line", (text) => {
    if (text.trim() !== "") run.onLine(readK6Line(text));
  });
  try {
    return await new Promise<K6End>((resolve, reject) => {
      child.once("error", (cause) => reject(notStarted(run.path, cause)));
      child.once("close", (exitCode, signal) => resolve({ exitCode, signal, stoppedFor, count }));
    });
  } finally {
    clearTimeout(limitTimer);
    clearTimeout(killTimer);
    run.signal.removeEventListener("abort", onAbort);
  }
}

function notStarted(path: string, cause: Error): SuiteError {
  return new SuiteError({
    code: "K6_NOT_STARTED",
    exitCode: 3,
    message: `k6 at ${path} could not be started: ${cause.message}`,
    next: "broker-suite k6 ensure brings one",
    cause,
  });
}
