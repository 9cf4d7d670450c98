import type { K6Source } from "./k6-version.ts";

/** One look at one source, and what came of it. */
export interface K6Attempt {
  readonly source: K6Source;
  /** `warned`: used, although something is to be said about it; `refused`: nothing else is tried. */
  readonly outcome: "used" | "warned" | "passedOver" | "refused";
  /** What was looked at and what it was, in words. */
  readonly detail: string;
}

/** An attempt as one line: `k6 release  passed over: https://… HTTP 404`. */
export function formatK6Attempt({ source, outcome, detail }: K6Attempt): string {
  const words = {
    used: "used",
    warned: "used with a warning",
    passedOver: "passed over",
    refused: "refused",
  } as const;
  return `k6 ${source.padEnd(8)} ${words[outcome]}: ${detail}`;
}

/** The ways for a person to get k6, when no source had it. */
export function waysToGetK6(details: {
  readonly version: string;
  readonly minimumGo: string;
  readonly cachePath: string;
}): readonly string[] {
  const { version, minimumGo, cachePath } = details;
  return [
    `install k6 v${version} so that \`k6\` is on PATH: https://grafana.com/docs/k6/latest/set-up/install-k6/`,
    "name a k6 of your own: --k6 PATH, or the variable K6_BINARY",
    `put the program at ${cachePath}`,
    "let this machine reach github.com, or name a mirror of the releases in K6_RELEASE_URL",
    `install Go ${minimumGo} or newer and let it reach a module proxy (GOPROXY): k6 is then built from source`,
  ];
}
