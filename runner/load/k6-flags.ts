/** k6's own flags after `--`: which we pass on, and which we refuse, with the reason. Pure. */
import { loadVariables } from "../../scenarios/workloads/variables.ts";
import { SuiteError } from "../../targets/suite-error.ts";

const replacesWorkload = "it would replace the workload; use --workload, --rate and --duration";
const hidesResult = "the runner reads the result through it";
const splitsLoad =
  "it would run a part of the workload only, and the accounting of the whole would be wrong";

/** Refused flags by long name, and why. */
const refusedFlags: Readonly<Record<string, string>> = {
  vus: replacesWorkload,
  duration: replacesWorkload,
  iterations: replacesWorkload,
  stage: replacesWorkload,
  rps: "it would bend the workload: requests would wait in k6 and look slow",
  config: "its options could replace the workload",
  "execution-segment": splitsLoad,
  "execution-segment-sequence": splitsLoad,
  "max-redirects": "a redirect could carry a token to another origin",
  "min-iteration-duration": "it would hold VUs back, and iterations would be dropped for it",
  "user-agent": "the User-Agent carries the run id",
  "http-debug": "it would write tokens into the log",
  paused: "the run would wait for ever",
  linger: "the run would wait for ever",
  "no-setup": "setup makes what the load needs",
  "no-thresholds": "a load without thresholds judges nothing",
  "no-summary": hidesResult,
  "summary-mode": hidesResult,
  "summary-trend-stats": hidesResult,
  "summary-time-unit": hidesResult,
  "new-machine-readable-summary": hidesResult,
  "log-format": hidesResult,
  "log-output": hidesResult,
  "console-output": hidesResult,
  "include-system-env-vars": "the settings reach the script through variables",
  "system-tags": "thresholds select by tags that it could remove",
  quiet: hidesResult,
  throw: "it would turn an answer that never came into an exception of the script",
  help: "ask k6 itself: k6 run --help",
};

const longNames: Readonly<Record<string, string>> = {
  u: "vus",
  d: "duration",
  i: "iterations",
  s: "stage",
  c: "config",
  p: "paused",
  l: "linger",
  w: "throw",
  h: "help",
  e: "env",
  o: "out",
  t: "type",
  a: "address",
  q: "quiet",
  v: "verbose",
};

/** Short flags that take no value, so that another may follow in the same word. */
const valueless = "qvwplh";

/** Long flags that take their value in the next word. */
const valued: readonly string[] = (
  "address batch batch-per-host blacklist-ip block-hostnames compatibility-mode config " +
  "console-output dns duration env execution-segment execution-segment-sequence " +
  "features iterations local-ips log-format log-output max-redirects " +
  "min-iteration-duration out rps secret-source stage summary-export summary-mode " +
  "summary-time-unit summary-trend-stats system-tags tag traces-output type user-agent " +
  "vus"
).split(" ");

/**
 * @returns the flags, unchanged
 * @throws {SuiteError} `K6_FLAG_REFUSED` with every refused flag and its reason
 */
export function checkK6Flags(flags: readonly string[]): readonly string[] {
  const problems: string[] = [];
  for (let index = 0; index < flags.length; index += 1) {
    const word = flags[index] ?? "";
    const { names, inlineValue, stray } = readWord(word);
    if (stray)
      problems.push(`"${word.slice(0, 100)}" is no flag: the script is ours, k6 takes one alone`);
    const last = names.at(-1);
    const takesNext = last !== undefined && inlineValue === null && valued.includes(last);
    const value = inlineValue ?? (takesNext ? (flags[index + 1] ?? "") : null);
    for (const name of names) {
      const reason = refusedFlags[name];
      if (reason !== undefined) problems.push(`--${name}: ${reason}`);
      // The value is left out: it could be a secret.
      const variable = name === "env" ? (value ?? "").split("=", 1)[0] : undefined;
      if (Object.values(loadVariables).some((own) => own.name === variable)) {
        problems.push(
          `--env ${variable ?? ""}: the runner sets it; use the flag of broker-suite load`,
        );
      }
    }
    if (takesNext) index += 1;
  }
  if (problems.length === 0) return flags;
  throw new SuiteError({
    code: "K6_FLAG_REFUSED",
    exitCode: 2,
    message: `k6 flags that this run cannot take: ${problems.join("; ")}`,
    next: "for a load of your own, bundle once and run k6 yourself: docs/load.md",
  });
}

interface Word {
  /** Long names of the flags in the word. */
  readonly names: readonly string[];
  readonly inlineValue: string | null;
  /** True for a word that is no flag. */
  readonly stray: boolean;
}

function readWord(word: string): Word {
  const long = /^--([^=]+)(?:=(.*))?$/s.exec(word);
  if (long !== null) return { names: [long[1] ?? ""], inlineValue: long[2] ?? null, stray: false };
  if (!/^-[^-]/.test(word)) return { names: [], inlineValue: null, stray: true };
  // `-qu5` is `--quiet --vus 5`: flags without a value may stand before one that has one.
  const names: string[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? "";
    names.push(longNames[letter] ?? letter);
    if (valueless.includes(letter)) continue;
    const rest = word.slice(at + 1).replace(/^=/, "");
    return { names, inlineValue: rest === "" ? null : rest, stray: false };
  }
  return { names, inlineValue: null, stray: false };
}
