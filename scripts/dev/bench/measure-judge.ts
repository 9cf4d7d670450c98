/** What the judge takes: bytes, CPU in Node, time and memory in k6. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { k6Defaults } from "../../../runner/load/k6-environment.ts";
import { judgeAll, type JudgeQuestion } from "./judge-all.ts";

/** Longest time that one measured k6 may take, in milliseconds. */
const limitMs = 120_000;
/** How often each exchange is judged in k6: the best of these batches counts, for others use the machine, too. */
const batches = 20;
const perBatch = 200;
/** VUs by which the memory of one is found. */
const virtualUsers = 200;

/**
 * Exchanges judged in a second of one core's time, one value a round; the first round, in which the engine still
 * compiles, is not among them.
 */
export function exchangesPerSecond(
  questions: readonly JudgeQuestion[],
  rounds: number,
): readonly number[] {
  const rates: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const before = process.cpuUsage();
    judgeAll(questions);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) rates.push(questions.length / ((user + system) / 1e6));
  }
  return rates;
}

/** Microseconds in k6 for one exchange of each name, the least that they took. */
export async function microsecondsInK6(
  k6: string,
  bundle: string,
  questions: Readonly<Record<string, JudgeQuestion>>,
  folder: string,
): Promise<Readonly<Record<string, number>>> {
  const output = join(folder, "microseconds.json");
  await runK6(
    k6,
    `${bundle}
const questions = ${JSON.stringify(questions)};
function microseconds(question) {
  const many = Array(${perBatch}).fill(question);
  let least = Infinity;
  for (let batch = 0; batch < ${batches}; batch += 1) {
    const start = Date.now();
    judgeBundle.judgeAll(many);
    least = Math.min(least, ((Date.now() - start) * 1000) / many.length);
  }
  return least;
}
export default function () {}
export function handleSummary() {
  const all = Object.entries(questions).map(([name, question]) => [name, microseconds(question)]);
  return { [${JSON.stringify(output)}]: JSON.stringify(Object.fromEntries(all)) };
}`,
    folder,
  );
  return JSON.parse(await readFile(output, "utf8")) as Record<string, number>;
}

/** MiB that the judge adds to each VU of k6; null where the system does not tell a process's memory. */
export async function mebibytesPerVu(
  k6: string,
  bundle: string,
  question: JudgeQuestion,
  folder: string,
): Promise<number | null> {
  const script = (judge: string, iteration: string): string => `${judge}
import { sleep } from "k6";
const question = ${JSON.stringify(question)};
const executor = "per-vu-iterations";
export const options = { scenarios: { all: { executor, vus: ${virtualUsers}, iterations: 1 } } };
export default function () {
  ${iteration}
  sleep(1);
}`;
  const without = await runK6(k6, script("", "JSON.stringify(question);"), folder);
  const within = await runK6(k6, script(bundle, "judgeBundle.judgeAll([question]);"), folder);
  if (without === null || within === null) return null;
  return (within - without) / 1024 / virtualUsers;
}

/** @returns the most memory that k6 had, in KiB, where the system tells it */
async function runK6(k6: string, source: string, folder: string): Promise<number | null> {
  const script = join(folder, "judge.js");
  await writeFile(script, source);
  const child = spawn(k6, ["run", "--quiet", script], {
    env: { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", ...k6Defaults },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: limitMs,
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  let most: number | null = null;
  const look = setInterval(() => {
    most = peakKibibytes(child.pid ?? 0) ?? most;
  }, 20);
  try {
    await new Promise<void>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (exitCode) => {
        if (exitCode === 0) resolve();
        else reject(new Error(`k6 ended with ${String(exitCode)}: ${said.slice(-500)}`));
      });
    });
  } finally {
    clearInterval(look);
  }
  return most;
}

function peakKibibytes(pid: number): number | null {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"));
    return peak === null ? null : Number(peak[1]);
  } catch {
    // The process has ended, or the system has no /proc.
    return null;
  }
}
