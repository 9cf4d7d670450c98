/**
 * From flags and variables to a target. Pure: knows neither `process` nor `__ENV`.
 *
 * Flag beats variable beats env file beats default. All problems are reported at once.
 */
import { parseOrigin } from "./origin.ts";
import { settings, type SettingName, type SettingValues } from "./settings.ts";
import type { Target } from "./target.ts";

export interface Config {
  readonly target: Target;
  /** Resource to use where the run cannot make its own. */
  readonly resourceId: string | null;
}

export interface ConfigProblem {
  /** The flag and variable it is about. */
  readonly name: string;
  /** One sentence: what is wrong, with the received value. */
  readonly message: string;
  readonly example: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

export interface ConfigSources {
  /** `--target`, if given. */
  readonly target: string | undefined;
  readonly flags: SettingValues;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Variables of `--env-file`. */
  readonly envFile?: Readonly<Record<string, string | undefined>>;
}

export function parseConfig(sources: ConfigSources): ConfigResult {
  const problems: ConfigProblem[] = [];
  const read = (name: SettingName): string | null => {
    const value = lookUp(sources, name);
    if (value === undefined) return null;
    if (value.trim() !== "") return value.trim();
    problems.push(
      problem(name, "is set but empty; a forgotten variable must not fall back to the sandbox"),
    );
    return null;
  };
  const readOrigin = (name: SettingName): string | null => {
    const value = read(name);
    if (value === null) return null;
    const origin = parseOrigin(value);
    if (origin.ok) return origin.origin.url;
    problems.push(problem(name, `${origin.problem}: received "${value.slice(0, 200)}"`));
    return null;
  };

  const brokerUrl = readOrigin("brokerUrl");
  const platformUrl = readOrigin("platformUrl");
  const maskinportenUrl = readOrigin("maskinportenUrl") ?? platformUrl;
  const controlUrl = readOrigin("controlUrl");
  const resourceId = read("resourceId");

  if (problems.length === 0)
    problems.push(...bothOrNeither(brokerUrl, platformUrl), ...explicit(sources, brokerUrl));
  if (problems.length > 0) return { ok: false, problems };

  const isLocal = brokerUrl === null || isLoopback(brokerUrl);
  const name = sources.target ?? (brokerUrl === null ? "sandbox" : "custom");
  return {
    ok: true,
    config: {
      target: {
        name,
        brokerUrl,
        platformUrl,
        maskinportenUrl,
        controlUrl,
        // Away from this machine neither load nor disruptive checks: nobody loads a real service by forgetting a flag.
        allows: isLocal ? ["read", "write", "disruptive"] : ["read", "write"],
        allowsLoad: isLocal,
      },
      resourceId,
    },
  };
}

function lookUp(sources: ConfigSources, name: SettingName): string | undefined {
  const { variable } = settings[name];
  return sources.flags[name] ?? sources.env[variable] ?? sources.envFile?.[variable];
}

function problem(name: SettingName, message: string): ConfigProblem {
  const { flag, variable, example } = settings[name];
  return { name: `--${flag} (${variable})`, message, example: `--${flag} ${example}` };
}

function bothOrNeither(brokerUrl: string | null, platformUrl: string | null): ConfigProblem[] {
  if ((brokerUrl === null) === (platformUrl === null)) return [];
  const missing = brokerUrl === null ? "brokerUrl" : "platformUrl";
  const given = brokerUrl === null ? "platform" : "broker";
  return [
    problem(missing, `is missing, while the address of the ${given} is given; a target has both`),
  ];
}

function explicit(sources: ConfigSources, brokerUrl: string | null): ConfigProblem[] {
  const known = ["sandbox", "custom"];
  if (sources.target !== undefined && !known.includes(sources.target)) {
    return [
      targetProblem(
        `"${sources.target.slice(0, 200)}" is unknown; expected one of ${known.join(", ")}`,
      ),
    ];
  }
  if (sources.target === "custom" && brokerUrl === null) {
    return [problem("brokerUrl", "is missing; the target custom has no addresses of its own")];
  }
  if (sources.target === undefined && brokerUrl === null && (sources.env["CI"] ?? "") !== "") {
    return [
      targetProblem(
        "is missing; with CI set a run needs an explicit target, by name or by addresses",
      ),
    ];
  }
  return [];
}

function targetProblem(message: string): ConfigProblem {
  return { name: "--target", message, example: "--target sandbox" };
}

function isLoopback(url: string): boolean {
  const origin = parseOrigin(url);
  return origin.ok && origin.origin.isLoopback;
}
