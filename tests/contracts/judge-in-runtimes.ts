/** Runs the judge in k6 and in newman's sandbox. Both get the questions as JSON and give the verdicts as JSON. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import newman from "newman";

import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import type { JudgeQuestion } from "../../scripts/dev/bench/judge-all.ts";

/** @returns the verdicts, as k6 wrote them */
export async function verdictsInK6(
  bundle: string,
  questions: readonly JudgeQuestion[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-judge-"));
  try {
    const { signal } = new AbortController();
    const k6 = await ensureK6({ env: process.env, onAttempt: () => undefined, signal });
    const [script, input, output] = ["judge.js", "questions.json", "verdicts.json"].map((name) =>
      join(folder, name),
    ) as [string, string, string];
    await writeFile(input, JSON.stringify(questions));
    await writeFile(
      script,
      `${bundle}
const questions = JSON.parse(open(${JSON.stringify(input)}));
export default function () {}
export function handleSummary() {
  return { [${JSON.stringify(output)}]: JSON.stringify(judgeBundle.judgeAll(questions)) };
}`,
    );
    await promisify(execFile)(k6.path, ["run", "--quiet", "--no-usage-report", script], {
      timeout: 60_000,
      env: { ...process.env, K6_AUTO_EXTENSION_RESOLUTION: "false" },
    });
    return await readFile(output, "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the verdicts, as a script of a collection left them in the environment */
export async function verdictsInNewman(
  bundle: string,
  questions: readonly JudgeQuestion[],
): Promise<string> {
  const script = `${bundle}
const questions = JSON.parse(pm.globals.get("questions"));
pm.environment.set("verdicts", JSON.stringify(judgeBundle.judgeAll(questions)));
pm.execution.skipRequest();`;
  const collection = {
    info: {
      name: "judge",
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    item: [
      {
        name: "judge",
        event: [{ listen: "prerequest", script: { type: "text/javascript", exec: [script] } }],
        request: { method: "GET", url: "http://127.0.0.1/" },
      },
    ],
  };
  const globals = {
    values: [{ key: "questions", value: JSON.stringify(questions), enabled: true }],
  };
  const summary = await new Promise<newman.NewmanRunSummary>((resolve, reject) => {
    newman.run({ collection, globals, timeout: 60_000 }, (error, result) =>
      error ? reject(error) : resolve(result),
    );
  });
  const failure = summary.run.failures[0];
  if (failure) throw new Error(failure.error.message);
  const { environment } = summary as unknown as {
    environment: { values: { reference: Record<string, { value: string }> } };
  };
  return environment.values.reference["verdicts"]?.value ?? "";
}
