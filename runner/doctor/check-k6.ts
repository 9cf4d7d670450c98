import { SuiteError } from "../../targets/suite-error.ts";
import { findGo, type GoSearch } from "../k6/build-with-go.ts";
import { defaultK6Limits } from "../k6/ensure-k6.ts";
import { readK6Settings } from "../k6/k6-settings.ts";
import { lookForK6 } from "../k6/look-for-k6.ts";
import { pinnedK6 } from "../k6/pinned-k6.ts";
import type { Finding } from "./finding.ts";

interface MachineOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `linux-x64`. */
  readonly machine: string;
  readonly signal: AbortSignal;
}

const ensureCommand = "scripts/broker-suite k6 ensure";

/** k6, and Go, which is needed only where there is neither a k6 nor a way to its release. Fetches and builds nothing. */
export async function checkK6(options: MachineOptions): Promise<readonly Finding[]> {
  const go = await findGo(pinnedK6, { ...options, limits: defaultK6Limits });
  return [await findK6(options, go), describeGo(go)];
}

async function findK6(options: MachineOptions, go: GoSearch): Promise<Finding> {
  const { env, signal } = options;
  const base = { name: "k6", isRequired: true } as const;
  const passedOver: string[] = [];
  try {
    const settings = readK6Settings(env, undefined);
    const k6 = await lookForK6(
      settings,
      pinnedK6.version,
      { env, timeoutMs: defaultK6Limits.probeMs, signal },
      ({ detail }) => passedOver.push(detail),
    );
    if (k6 !== null) {
      const detail = `${k6.path} (${k6.source})`;
      return k6.warning === null
        ? { ...base, state: "ok", version: k6.version, detail, next: null }
        : {
            ...base,
            state: "warning",
            version: k6.version,
            detail: `${detail}; ${k6.warning}`,
            next: null,
          };
    }
    const sources = [
      pinnedK6.archives[options.machine] === undefined
        ? `no release archive for ${options.machine}`
        : `would be downloaded from ${settings.releaseUrl}`,
      go.kind === "found" ? `else built with ${go.version}` : "else not built, for want of Go",
    ];
    const detail = `v${pinnedK6.version} is not here (${passedOver.join("; ")}): ${sources.join(", ")}`;
    return { ...base, state: "missing", version: null, detail, next: ensureCommand };
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    const { message, next } = error;
    return { ...base, state: "missing", version: null, detail: message, next };
  }
}

function describeGo(go: GoSearch): Finding {
  const base = { name: "Go", isRequired: false } as const;
  const purpose = "needed only to build k6 where its release cannot be downloaded";
  return go.kind === "found"
    ? { ...base, state: "ok", version: go.version, detail: `${go.path}; ${purpose}`, next: null }
    : {
        ...base,
        state: "missing",
        version: null,
        detail: `${go.reason}; ${purpose}`,
        next: `install Go ${pinnedK6.minimumGo} or newer: https://go.dev/doc/install`,
      };
}
