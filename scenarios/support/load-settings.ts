/** From variables to the settings of a load. Pure: knows no `__ENV`; all problems are reported at once. */
import type { DeviationPolicy } from "../../contracts/result.ts";
import { parseConfig } from "../../targets/parse-config.ts";
import { parseDurationSeconds } from "../workloads/duration.ts";
import { findWorkload, workloads } from "../workloads/find-workload.ts";
import { smoke } from "../workloads/smoke.ts";
import { type LoadVariableName, loadVariables } from "../workloads/variables.ts";
import { changeWorkload, type Workload } from "../workloads/workload.ts";

export interface LoadSettings {
  readonly brokerUrl: string;
  readonly platformUrl: string;
  readonly resourceId: string | null;
  readonly workload: Workload;
  readonly runId: string;
  readonly seed: number;
  readonly bails: boolean;
  readonly judges: boolean;
  readonly deviations: DeviationPolicy;
  readonly hashes: boolean;
  readonly writesLines: boolean;
  readonly summaryFile: string | null;
}

export type LoadSettingsResult =
  | { readonly ok: true; readonly settings: LoadSettings }
  | { readonly ok: false; readonly problems: readonly string[] };

const policies: readonly DeviationPolicy[] = ["expected", "allowed", "none"];

const sandboxBrokerUrl = "http://127.0.0.1:5096";
const sandboxPlatformUrl = "http://127.0.0.1:5097";

/**
 * @param env       variables by name
 * @param newRunId  names a run that was given no name
 */
export function parseLoadSettings(
  env: Readonly<Record<string, string | undefined>>,
  newRunId: () => string,
): LoadSettingsResult {
  const problems: string[] = [];
  const complain = (name: LoadVariableName, received: string, expected: string): null => {
    const { name: variable, example } = loadVariables[name];
    const shown = received.slice(0, 200);
    problems.push(
      `${variable} is "${shown}", expected ${expected}; for example ${variable}=${example}`,
    );
    return null;
  };
  const read = <Value>(
    name: LoadVariableName,
    parse: (text: string) => Value | null,
    expected: string,
  ): Value | null => {
    const text = env[loadVariables[name].name];
    if (text === undefined) return null;
    const value = text.trim() === "" ? null : parse(text.trim());
    return value ?? complain(name, text, expected);
  };
  const isOn = (name: LoadVariableName, whenAbsent: boolean): boolean =>
    read(name, (text) => ({ on: true, off: false })[text.toLowerCase()] ?? null, "on or off") ??
    whenAbsent;

  const config = parseConfig({ target: undefined, flags: {}, env });
  if (!config.ok)
    problems.push(...config.problems.map(({ name, message }) => `${name} ${message}`));
  if (config.ok && !config.config.target.allowsLoad) {
    problems.push(
      "BROKER_URL is not on this machine: load goes only to a target that allows it by name",
    );
  }
  const workloadNames = workloads.map(({ name }) => name).join(" or ");
  const workload = read("workload", (text) => findWorkload(text) ?? null, workloadNames) ?? smoke;
  const settings: LoadSettings = {
    brokerUrl: (config.ok ? config.config.target.brokerUrl : null) ?? sandboxBrokerUrl,
    platformUrl: (config.ok ? config.config.target.platformUrl : null) ?? sandboxPlatformUrl,
    resourceId: config.ok ? config.config.resourceId : null,
    workload: changeWorkload(workload, {
      ratePerSecond: read("rate", numberWithin(1 / 60, 10_000), "a number above 0, at most 10000"),
      durationSeconds: read("duration", parseDurationSeconds, "a duration"),
      fileSizeBytes: read("fileSize", wholeNumberWithin(16, 104_857_600), "16 to 104857600"),
    }),
    runId:
      read(
        "runId",
        (text) => (/^[\w-]{1,40}$/.test(text) ? text : null),
        "1 to 40 letters, digits and dashes",
      ) ?? newRunId(),
    seed:
      read("seed", wholeNumberWithin(0, 4_294_967_295), "a whole number from 0 to 4294967295") ?? 1,
    bails: isOn("bail", false),
    judges: isOn("judge", true),
    deviations:
      read(
        "deviations",
        (text) => policies.find((policy) => policy === text) ?? null,
        policies.join(", "),
      ) ?? "none",
    hashes: isOn("hash", true),
    writesLines: isOn("lines", false),
    summaryFile: read("summaryFile", (text) => text, "the name of a file"),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, settings };
}

function numberWithin(least: number, most: number): (text: string) => number | null {
  return (text) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : null;
  };
}

function wholeNumberWithin(least: number, most: number): (text: string) => number | null {
  return (text) => (/^\d+$/.test(text) ? numberWithin(least, most)(text) : null);
}
