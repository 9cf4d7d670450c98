import { k6CachePath } from "./cache-location.ts";
import { findOnPath } from "./find-on-path.ts";
import type { K6Attempt } from "./k6-attempt.ts";
import { K6PathError } from "./k6-errors.ts";
import type { K6Settings } from "./k6-settings.ts";
import { formatK6Version, judgeK6Version, type K6Source } from "./k6-version.ts";
import { probeK6 } from "./probe-k6.ts";
import type { ProgramOptions } from "./run-program.ts";

/** A k6 that can be used. */
export interface K6 {
  /** Absolute path of the program. */
  readonly path: string;
  /** As `2.2.0`. */
  readonly version: string;
  readonly source: K6Source;
  /** Set when it is used although the suite is tested with another version. */
  readonly warning: string | null;
}

/** What one file is to us. */
export type Candidate =
  | { readonly kind: "usable"; readonly k6: K6 }
  | { readonly kind: "absent" | "unusable"; readonly reason: string };

/** Runs a file's `version` and applies the rule about wrong versions. */
export async function examineK6(
  path: string,
  source: K6Source,
  pinnedVersion: string,
  options: ProgramOptions,
): Promise<Candidate> {
  const probe = await probeK6(path, options);
  if (probe.kind !== "k6") {
    return probe;
  }
  const verdict = judgeK6Version(source, probe.version, pinnedVersion);
  if (verdict.kind === "refused") {
    return { kind: "unusable", reason: verdict.reason };
  }
  const warning = verdict.kind === "acceptedWithWarning" ? verdict.warning : null;
  return {
    kind: "usable",
    k6: { path, version: formatK6Version(probe.version), source, warning },
  };
}

/**
 * Looks in the places that need no network, and changes nothing: explicit path, PATH, cache.
 *
 * @returns null when none of them has a k6 that may be used
 * @throws {K6PathError} when a k6 was asked for by name and cannot be used: nothing else is tried then
 */
export async function lookForK6(
  settings: K6Settings,
  pinnedVersion: string,
  options: ProgramOptions,
  onAttempt: (attempt: K6Attempt) => void,
): Promise<K6 | null> {
  if (settings.explicit !== null) {
    const { by, path } = settings.explicit;
    const candidate = await examineK6(path, "explicit", pinnedVersion, options);
    if (candidate.kind !== "usable") {
      const { kind, reason } = candidate;
      onAttempt({ source: "explicit", outcome: "refused", detail: `${path} ${reason}` });
      throw new K6PathError({ by, path, reason, isAbsent: kind === "absent" });
    }
    onAttempt(attemptOf(candidate.k6));
    return candidate.k6;
  }

  const onPath = findOnPath("k6", options.env["PATH"]);
  if (onPath.length === 0) {
    onAttempt({ source: "path", outcome: "passedOver", detail: "no k6 on PATH" });
  }
  const cached = k6CachePath(options.env, pinnedVersion);
  const places = [
    ...onPath.map((path) => ({ source: "path" as const, path })),
    { source: "cache" as const, path: cached },
  ];
  for (const { source, path } of places) {
    const candidate = await examineK6(path, source, pinnedVersion, options);
    if (candidate.kind === "usable") {
      onAttempt(attemptOf(candidate.k6));
      return candidate.k6;
    }
    onAttempt({ source, outcome: "passedOver", detail: `${path} ${candidate.reason}` });
  }
  return null;
}

/** The attempt that ended well. */
export function attemptOf(k6: K6): K6Attempt {
  const detail = `${k6.path} v${k6.version}`;
  return k6.warning === null
    ? { source: k6.source, outcome: "used", detail }
    : { source: k6.source, outcome: "warned", detail: `${detail}; ${k6.warning}` };
}
