import { access, constants, stat } from "node:fs/promises";
import { parseK6Version, type K6Version } from "./k6-version.ts";
import { lastLine, runProgram, type ProgramOptions } from "./run-program.ts";

/** What a file that claims to be k6 turned out to be. */
export type K6Probe =
  | { readonly kind: "k6"; readonly version: K6Version }
  /** Nothing that could be run: does not exist, is a folder, may not be executed. */
  | { readonly kind: "absent"; readonly reason: string }
  /** It ran, or tried to, and is no k6 that works here. */
  | { readonly kind: "unusable"; readonly reason: string };

/**
 * Asks a program for its version, and thereby whether it is k6 and runs on this machine.
 * It sees only PATH, HOME and TMPDIR: a `K6_…` variable meant for a run does not change the answer.
 */
export async function probeK6(path: string, options: ProgramOptions): Promise<K6Probe> {
  const obstacle = await obstacleTo(path);
  if (obstacle !== null) {
    return { kind: "absent", reason: obstacle };
  }
  const { PATH, HOME, TMPDIR } = options.env;
  const end = await runProgram(path, ["version"], { ...options, env: { PATH, HOME, TMPDIR } });
  switch (end.kind) {
    case "notStarted":
      return { kind: "unusable", reason: `does not start (${end.reason})` };
    case "timedOut":
      return { kind: "unusable", reason: `did not tell its version in ${options.timeoutMs} ms` };
    case "ended": {
      const version = end.exitCode === 0 ? parseK6Version(end.stdout) : null;
      return version === null
        ? { kind: "unusable", reason: `is not k6 (says: ${lastLine(end.stderr + end.stdout)})` }
        : { kind: "k6", version };
    }
    default:
      return end satisfies never;
  }
}

async function obstacleTo(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isFile()) {
      return "is not a file";
    }
    await access(path, constants.X_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" || code === "ENOTDIR"
      ? "does not exist"
      : `cannot be executed (${code})`;
  }
}
