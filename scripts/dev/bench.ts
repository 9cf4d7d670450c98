/**
 * What the lifecycle costs: CPU of k6 for one judged and hashed lifecycle of 1 KiB, divided by that of a
 * bare script that sends the same requests and checks nothing; judging and hashing apart. Both run in
 * the same k6 with the same variables and options.
 *
 *     npm run bench
 *     npm run bench -- --rounds 7 --lifecycles 2000
 *
 * Exit 0 while the ratio is within its limit, 1 beyond it, 3 when it could not be measured or compared.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { bundleScenario } from "../../runner/bundle/bundle-scenario.ts";
import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import { k6Defaults } from "../../runner/load/k6-environment.ts";
import { projectUrl, suiteVersion } from "../../runner/suite-version.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";
import { type Measured, measureCpu } from "./bench/measure-cpu.ts";
import { renderBench, type Round, variants } from "./bench/render-bench.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    lifecycles: { type: "string", default: "1500" },
  },
});
const rounds = Math.max(1, Number(values.rounds));
const lifecycles = Math.max(10, Number(values.lifecycles));
const virtualUsers = 8;

const folder = await mkdtemp(join(tmpdir(), "broker-suite-bench-"));
const signal = new AbortController().signal;
const k6 = await ensureK6({ env: process.env, onAttempt: () => undefined, signal });
const sandbox = await startSandbox({
  brokerPort: 0,
  platformPort: 0,
  controlPort: 0,
  faults: [],
  log: () => undefined,
});
try {
  const bundle = await bundleScenario({
    scenario: "lifecycle",
    outputDir: folder,
    suiteVersion,
    generated: new Map(),
  });
  const bare = fileURLToPath(new URL("bench/bare-lifecycle.js", projectUrl));
  const run = (name: string, iterations: number, withResource: boolean): Promise<Measured> => {
    const { script, settings } = variants[name as keyof typeof variants];
    // The same closed loop for all: k6's own flags replace what the scripts say of their load.
    const flags = [
      "--vus",
      String(Math.min(virtualUsers, iterations)),
      "--iterations",
      String(iterations),
    ];
    return measureCpu({
      k6Path: k6.path,
      args: ["run", "--quiet", "--log-format", "json", ...flags, script === "bare" ? bare : bundle],
      env: {
        BROKER_URL: sandbox.brokerUrl,
        PLATFORM_URL: sandbox.platformUrl,
        RUN_ID: "bench",
        REPORT_LINES: "on",
        // The same for both, as broker-suite starts k6.
        ...k6Defaults,
        ...(withResource ? { RESOURCE_ID: "broker-suite-load-bench" } : {}),
        ...settings,
      },
      folder,
    });
  };

  // Makes the resource that every variant sends by, and warms the sandbox up.
  await run("judged and hashed", lifecycles, false);
  const measured: Round[] = [];
  for (let count = 0; count < rounds; count += 1) {
    const round: Record<string, Measured> = {};
    const names = Object.keys(variants);
    // Every other round backwards, so that a machine that slows down favours none.
    for (const name of count % 2 === 0 ? names : names.toReversed()) {
      round[name] = await run(name, lifecycles, true);
    }
    measured.push(round);
    process.stderr.write(`round ${String(count + 1)} of ${String(rounds)}\n`);
  }
  const { text, exitCode } = renderBench(measured, {
    lifecycles,
    virtualUsers,
    k6Environment: k6Defaults,
  });
  process.stdout.write(text);
  process.exitCode = exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
} finally {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
}
