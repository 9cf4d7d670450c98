import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Longest time that one measured k6 may take, in milliseconds. */
const limitMs = 180_000;

export interface Measured {
  /** User and system time, from the start of the process to its end. */
  readonly cpuSeconds: number;
  /** Requests that were sent, those for tokens included. */
  readonly requests: number;
}

/**
 * What one k6 takes and sends.
 *
 * Node tells no child's times, the shell does. k6's lines go to a file: reading them is not k6's work.
 * An exit code of 99 is fine, for thresholds of the workload do not fit a closed loop.
 */
export function measureCpu(run: {
  readonly k6Path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
}): Promise<Measured> {
  const script = 'TIMEFORMAT="cpu %3U %3S"; time "$@" > "$OUT" 2> "$ERR"';
  const summaryFile = join(run.folder, "summary.json");
  const child = spawn("bash", ["-c", script, "bash", run.k6Path, ...run.args], {
    env: {
      PATH: process.env["PATH"] ?? "",
      HOME: process.env["HOME"] ?? "",
      OUT: join(run.folder, "k6.out"),
      ERR: join(run.folder, "k6.err"),
      SUMMARY_FILE: summaryFile,
      ...run.env,
    },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: limitMs,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      const match = /cpu ([\d.]+) ([\d.]+)/.exec(said);
      if (match !== null && (exitCode === 0 || exitCode === 99)) {
        resolve({
          cpuSeconds: Number(match[1]) + Number(match[2]),
          requests: requestsIn(summaryFile),
        });
      } else {
        reject(
          new Error(
            `k6 ended with ${String(exitCode)} and could not be measured: ${readFileSync(join(run.folder, "k6.err"), "utf8").slice(-500)}`,
          ),
        );
      }
    });
  });
}

function requestsIn(summaryFile: string): number {
  const { metrics } = JSON.parse(readFileSync(summaryFile, "utf8")) as {
    metrics: { http_reqs: { values: { count: number } } };
  };
  return metrics.http_reqs.values.count;
}
