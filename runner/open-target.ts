/** A target whose processes run: the addresses that were given, or a sandbox of the run's own. */
import type { Config } from "../targets/parse-config.ts";
import { SuiteError } from "../targets/suite-error.ts";
import type { ReadyTarget } from "../targets/target.ts";
import type { Progress } from "./progress.ts";

export interface OpenedTarget {
  readonly target: ReadyTarget;
  close(): Promise<void>;
}

/** @param faults faults of the own sandbox, as `ID` or `ID@N` */
export async function openTarget(
  config: Config,
  faults: readonly string[],
  progress: Progress,
): Promise<OpenedTarget> {
  const { brokerUrl, platformUrl, maskinportenUrl } = config.target;
  if (brokerUrl !== null && platformUrl !== null) {
    if (faults.length > 0) throw faultsNeedOwnSandbox();
    const target = {
      ...config.target,
      brokerUrl,
      platformUrl,
      maskinportenUrl: maskinportenUrl ?? platformUrl,
    };
    return { target, close: () => Promise.resolve() };
  }
  const [{ startSandbox }, { parseFault }] = await Promise.all([
    import("../sandbox/start-sandbox.ts"),
    import("../sandbox/broker/faults.ts"),
  ]);
  // Port 0: two runs at once, or a sandbox that is open elsewhere, are in nobody's way.
  const sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: faults.map((fault) => parseFault(fault)),
    log: (line) => progress.note(line),
  });
  const target = {
    ...config.target,
    brokerUrl: sandbox.brokerUrl,
    platformUrl: sandbox.platformUrl,
    maskinportenUrl: sandbox.platformUrl,
    controlUrl: sandbox.controlUrl,
  };
  return { target, close: () => sandbox.close() };
}

function faultsNeedOwnSandbox(): SuiteError {
  return new SuiteError({
    code: "FAULTS_NEED_OWN_SANDBOX",
    exitCode: 2,
    message: "--fault is for the sandbox that a run starts by itself, and addresses were given",
    next: "give the faults to `broker-suite sandbox --fault ID`, or leave the addresses out",
  });
}
