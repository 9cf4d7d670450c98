/** Where a k6 was found or made. The order is the order in which they are tried. */
export type K6Source = "explicit" | "path" | "cache" | "release" | "build";

/** A version as `k6 version` prints it. */
export interface K6Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** `rc1` of `2.2.0-rc1`; null for a release. */
  readonly preRelease: string | null;
}

/** Whether a version may be used, and what there is to say about it. */
export type VersionVerdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "acceptedWithWarning"; readonly warning: string }
  | { readonly kind: "refused"; readonly reason: string };

// `k6 v2.2.0 (go1.26.8, linux/amd64)` when built, `k6 v2.2.0 (commit/0123456789, …)` from a release.
const versionLine = /^k6(?:\.exe)? v(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\s|$)/mu;

/** The version in the output of `k6 version`, or null when it is not the output of k6. */
export function parseK6Version(output: string): K6Version | null {
  const match = versionLine.exec(output);
  if (match === null) {
    return null;
  }
  return {
    major: Number(match[1]),
    minor: Number(match[2]),
    patch: Number(match[3]),
    preRelease: match[4] ?? null,
  };
}

/** `2.2.0`, `2.3.0-rc1`. */
export function formatK6Version(version: K6Version): string {
  const numbers = `${version.major}.${version.minor}.${version.patch}`;
  return version.preRelease === null ? numbers : `${numbers}-${version.preRelease}`;
}

/**
 * The rule about wrong versions.
 *
 * - explicit: a person chose it. Another minor version of the same major is used with a warning, another major is refused:
 *   k6 removes options between majors, and the run would fail in ways that hide the cause.
 * - path: chosen by nobody. Only releases of the same `major.minor` are used; others are passed over.
 * - cache, release, build: ours, so exactly the pinned version.
 */
export function judgeK6Version(
  source: K6Source,
  found: K6Version,
  pinnedVersion: string,
): VersionVerdict {
  const text = formatK6Version(found);
  const [major, minor] = pinnedVersion.split(".").map(Number);
  const sameMajor = found.major === major;
  const sameLine = sameMajor && found.minor === minor && found.preRelease === null;
  switch (source) {
    case "explicit":
      if (!sameMajor) {
        return { kind: "refused", reason: `is v${text}, not k6 ${major}.x` };
      }
      return sameLine
        ? { kind: "accepted" }
        : {
            kind: "acceptedWithWarning",
            warning: `k6 v${text} is used as asked; the suite is tested with v${pinnedVersion}`,
          };
    case "path":
      return sameLine
        ? { kind: "accepted" }
        : { kind: "refused", reason: `is v${text}, not k6 ${major}.${minor}.x` };
    case "cache":
    case "release":
    case "build":
      return text === pinnedVersion
        ? { kind: "accepted" }
        : { kind: "refused", reason: `is v${text}, not v${pinnedVersion}` };
    default:
      return source satisfies never;
  }
}
