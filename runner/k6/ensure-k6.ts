import { arch, platform } from "node:process";
import { k6CachePath } from "./cache-location.ts";
import { installK6, type InstallContext } from "./install-k6.ts";
import { waysToGetK6, type K6Attempt } from "./k6-attempt.ts";
import { K6DigestError, K6NotFoundError } from "./k6-errors.ts";
import { readK6Settings } from "./k6-settings.ts";
import { attemptOf, lookForK6, type K6 } from "./look-for-k6.ts";
import { pinnedK6, type K6Release } from "./pinned-k6.ts";

/** Bounds of everything that could hang; milliseconds, and bytes of the archive. */
export type K6Limits = InstallContext["limits"];

/** The bounds that are used unless a test asks for shorter ones. */
export const defaultK6Limits: K6Limits = {
  probeMs: 20_000,
  answerMs: 10_000,
  silenceMs: 20_000,
  totalMs: 300_000,
  maxBytes: 200 * 1024 * 1024,
  extractMs: 60_000,
  goVersionMs: 20_000,
  goFetchMs: 120_000,
  goBuildMs: 900_000,
};

/** What `ensureK6` is given. */
export interface EnsureK6Options {
  /** PATH, HOME, XDG_CACHE_HOME, K6_BINARY and K6_RELEASE_URL are read; Go gets all of it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Value of `--k6`; beats K6_BINARY. */
  readonly explicitPath?: string | undefined;
  /** Told once for each attempt, with its outcome. */
  readonly onAttempt: (attempt: K6Attempt) => void;
  /** Told before a download or a build begins. @default nobody is told */
  readonly onStart?: (what: string) => void;
  readonly signal: AbortSignal;
  /** @default the pinned release */
  readonly release?: K6Release;
  /** @default this machine, as `linux-x64` */
  readonly machine?: string;
  readonly limits?: Partial<K6Limits>;
}

/**
 * A k6 that can be run: explicit path, PATH, the project's cache, the release archive against its digest, a build with Go.
 * What is fetched or built lands in the cache, whole or not at all, also when several processes do it at once.
 *
 * @throws {K6VariableError} a variable is empty or no address (exit 2)
 * @throws {K6PathError} the k6 asked for by name cannot be used (exit 2)
 * @throws {K6DigestError} the release site sent something else (exit 3)
 * @throws {K6NotFoundError} no source had one; it lists the ways to get it (exit 3)
 * @throws the signal's reason when it is aborted
 */
export async function ensureK6(options: EnsureK6Options): Promise<K6> {
  const { env, explicitPath, signal } = options;
  const release = options.release ?? pinnedK6;
  const limits = { ...defaultK6Limits, ...options.limits };
  const attempts: K6Attempt[] = [];
  const onAttempt = (attempt: K6Attempt): void => {
    attempts.push(attempt);
    options.onAttempt(attempt);
  };

  const settings = readK6Settings(env, explicitPath);
  const probing = { env, timeoutMs: limits.probeMs, signal };
  const found = await lookForK6(settings, release.version, probing, onAttempt);
  if (found !== null) {
    return found;
  }

  const cachePath = k6CachePath(env, release.version);
  const context: InstallContext = {
    release,
    releaseUrl: settings.releaseUrl,
    machine: options.machine ?? `${platform}-${arch}`,
    env,
    limits,
    signal,
    onStart: options.onStart ?? (() => undefined),
    cachePath,
  };
  for (const source of ["release", "build"] as const) {
    const installed = await installK6(source, context).catch((error: unknown) => {
      if (error instanceof K6DigestError) {
        onAttempt({ source, outcome: "refused", detail: error.message });
      }
      throw error;
    });
    if (installed.kind === "installed") {
      onAttempt({ ...attemptOf(installed.k6), detail: installed.detail });
      return installed.k6;
    }
    onAttempt({ source, outcome: "passedOver", detail: installed.reason });
  }
  const { version, minimumGo } = release;
  throw new K6NotFoundError(version, attempts, waysToGetK6({ version, minimumGo, cachePath }));
}
