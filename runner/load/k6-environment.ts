/** The variables that k6 gets: our settings and what a program needs to run, nothing else. Pure. */
import { type LoadVariableName, loadVariables } from "../../scenarios/workloads/variables.ts";
import type { LoadContext } from "./plan-load.ts";

// Not the rest: a K6_VUS of the surroundings would replace the workload, and a script sees every variable.
const inherited = [
  "PATH",
  "HOME",
  "TMPDIR",
  "XDG_CONFIG_HOME",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "http_proxy",
  "https_proxy",
  "no_proxy",
  "GOMAXPROCS",
  "GOGC",
  "GOMEMLIMIT",
];

/**
 * How k6 is started where the surroundings do not say otherwise: its collector runs half as often, for
 * the VUs' live memory is small beside what judging allocates. For large files set `GOGC=50` yourself.
 */
export const k6Defaults: Variables = {
  GOGC: "200",
  // k6 would report anonymous usage, and fetch another binary for imports it lacks.
  K6_NO_USAGE_REPORT: "true",
  K6_AUTO_EXTENSION_RESOLUTION: "false",
};

type Variables = Readonly<Record<string, string>>;

/** The settings of a load as variables; a person who repeats it types the same ones. */
export function loadSettingsVariables(context: Omit<LoadContext, "k6Path">): Variables {
  const { target, resourceId, workload, runId, seed, bail, contract } = context;
  const values: Partial<Record<LoadVariableName, string>> = {
    brokerUrl: target.brokerUrl,
    platformUrl: target.platformUrl,
    ...(resourceId === null ? {} : { resourceId }),
    workload: workload.name,
    rate: String(workload.ratePerSecond),
    duration: `${String(workload.durationSeconds)}s`,
    fileSize: String(workload.fileSizeBytes),
    runId,
    seed: String(seed),
    ...(bail ? { bail: "on" } : {}),
    ...(contract.deviations.policy === "none" ? {} : { deviations: contract.deviations.policy }),
  };
  return named(values);
}

/** All variables of the k6 process. */
export function k6Environment(
  surroundings: Readonly<Record<string, string | undefined>>,
  settings: Variables,
  summaryFile: string,
): Variables {
  const passedOn = inherited.flatMap((name) => {
    const value = surroundings[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...k6Defaults,
    ...Object.fromEntries(passedOn),
    ...settings,
    ...named({ lines: "on", summaryFile }),
  };
}

function named(values: Partial<Record<LoadVariableName, string>>): Variables {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      loadVariables[name as LoadVariableName].name,
      value,
    ]),
  );
}
