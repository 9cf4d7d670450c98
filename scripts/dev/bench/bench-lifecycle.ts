/** Measures the lifecycle against the bare script that sends the same requests. */
import { fileURLToPath } from "node:url";

import { bundleScenario } from "../../../runner/bundle/bundle-scenario.ts";
import { k6Defaults } from "../../../runner/load/k6-environment.ts";
import { projectUrl, suiteVersion } from "../../../runner/suite-version.ts";
import { startSandbox } from "../../../sandbox/start-sandbox.ts";
import { type Measured, measureCpu } from "./measure-cpu.ts";
import { type Bench, renderBench, type Round, variants } from "./render-bench.ts";

const virtualUsers = 8;

export interface LifecycleOptions {
  /** Path of the program. */
  readonly k6: string;
  /** For what is written on the way. */
  readonly folder: string;
  readonly rounds: number;
  /** How many in each round, for each variant. */
  readonly lifecycles: number;
  /** Told after each round. */
  readonly onRound: (round: number) => void;
}

/** @throws {Error} when k6 could not be measured */
export async function benchLifecycle(options: LifecycleOptions): Promise<Bench> {
  const sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: [],
    log: () => undefined,
  });
  try {
    return await measureRounds(options, sandbox);
  } finally {
    await sandbox.close();
  }
}

async function measureRounds(
  { k6, folder, rounds, lifecycles, onRound }: LifecycleOptions,
  { brokerUrl, platformUrl }: { readonly brokerUrl: string; readonly platformUrl: string },
): Promise<Bench> {
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
      k6Path: k6,
      args: ["run", "--quiet", "--log-format", "json", ...flags, script === "bare" ? bare : bundle],
      env: {
        BROKER_URL: brokerUrl,
        PLATFORM_URL: platformUrl,
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
    onRound(count + 1);
  }
  return renderBench(measured, { lifecycles, virtualUsers, k6Environment: k6Defaults });
}
