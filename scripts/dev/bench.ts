/**
 * What judging costs. Of the judge: bytes of its bundle, exchanges a second in Node, time and memory in k6. Of
 * the lifecycle: CPU of k6 for one judged and hashed lifecycle of 1 KiB, divided by that of a bare script that
 * sends the same requests and checks nothing; judging and hashing apart. Both run in the same k6 with the same
 * variables and options.
 *
 *     npm run bench
 *     npm run bench -- --only judge
 *     npm run bench -- --only lifecycle --rounds 7 --lifecycles 2000
 *
 * Exit 0 while all is within its limits, 1 beyond one, 3 when it could not be measured or compared.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import { benchJudge } from "./bench/bench-judge.ts";
import { benchLifecycle } from "./bench/bench-lifecycle.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    lifecycles: { type: "string", default: "1500" },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const lifecycles = Math.max(10, Number(values.lifecycles));

const folder = await mkdtemp(join(tmpdir(), "broker-suite-bench-"));
try {
  const signal = new AbortController().signal;
  const k6 = (await ensureK6({ env: process.env, onAttempt: () => undefined, signal })).path;
  const parts = {
    judge: () => benchJudge(k6, folder, rounds),
    lifecycle: () =>
      benchLifecycle({
        k6,
        folder,
        rounds,
        lifecycles,
        onRound: (round) => process.stderr.write(`round ${round} of ${rounds}\n`),
      }),
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const chosen = names.filter((name) => values.only === undefined || values.only === name);
  if (chosen.length === 0) throw new Error(`--only takes ${names.join(" or ")}`);
  const exitCodes: number[] = [];
  for (const name of chosen) {
    const { text, exitCode } = await parts[name]();
    process.stdout.write(`${text}\n`);
    exitCodes.push(exitCode);
  }
  process.exitCode = exitCodes.includes(1) ? 1 : Math.max(...exitCodes);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
} finally {
  await rm(folder, { recursive: true, force: true });
}
