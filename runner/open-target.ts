/** A target whose processes run: the addresses that were given, or a sandbox of the run's own. */
import { createWriteStream } from "node:fs";
import { join } from "node:path";

import type { Config } from "../targets/parse-config.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { ReadyTarget } from "../targets/target.ts";
import { suiteVersion } from "./suite-version.ts";

export interface OpenedTarget {
  readonly target: ReadyTarget;
  /** What is known of the broker's version; null for processes that are not ours. */
  readonly version: string | null;
  close(): Promise<void>;
}

/**
 * @param options.faults    faults of the own sandbox, as `ID` or `ID@N`
 * @param options.outputDir where the own sandbox writes its log, `sandbox.log`
 */
export async function openTarget(
  config: Config,
  options: { readonly faults: readonly string[]; readonly outputDir: string },
): Promise<OpenedTarget> {
  const { brokerUrl, platformUrl, maskinportenUrl } = config.target;
  if (brokerUrl !== null && platformUrl !== null) {
    if (options.faults.length > 0) throw faultsNeedOwnSandbox();
    const target = {
      ...config.target,
      brokerUrl,
      platformUrl,
      maskinportenUrl: maskinportenUrl ?? platformUrl,
    };
    return { target, version: null, close: () => Promise.resolve() };
  }
  const [{ startSandbox }, { parseFault }] = await Promise.all([
    import("../sandbox/start-sandbox.ts"),
    import("../sandbox/broker/faults.ts"),
  ]);
  const log = createWriteStream(join(options.outputDir, "sandbox.log"));
  // Port 0: two runs at once, or a sandbox that is open elsewhere, are in nobody's way.
  const sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: options.faults.map((fault) => parseFault(fault)),
    log: (line) => void log.write(`${line}\n`),
  });
  const target = {
    ...config.target,
    brokerUrl: sandbox.brokerUrl,
    platformUrl: sandbox.platformUrl,
    maskinportenUrl: sandbox.platformUrl,
    controlUrl: sandbox.controlUrl,
  };
  const close = async (): Promise<void> => {
    await sandbox.close();
    await new Promise<void>((resolve) => void log.end(resolve));
  };
  return { target, version: `emulator ${suiteVersion}`, close };
}

function faultsNeedOwnSandbox(): SuiteError {
  return new SuiteError({
    code: "FAULTS_NEED_OWN_SANDBOX",
    exitCode: 2,
    message: "--fault is for the sandbox that a run starts by itself, and addresses were given",
    next: "give the faults to `broker-suite sandbox --fault ID`, or leave the addresses out",
  });
}
