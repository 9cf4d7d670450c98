import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findOnPath } from "./find-on-path.ts";
import type { K6Release } from "./pinned-k6.ts";
import { lastLine, runProgram, type ProgramEnd } from "./run-program.ts";

/** Bounds of the steps, in milliseconds. */
export interface BuildLimits {
  readonly goVersionMs: number;
  /** For the module of k6 itself: tells early that no module proxy can be reached. */
  readonly goFetchMs: number;
  /** For the modules it needs and the compilation. */
  readonly goBuildMs: number;
}

/** A Go that was found, or why none serves. */
export type GoSearch =
  | { readonly kind: "found"; readonly path: string; readonly version: string }
  | { readonly kind: "none"; readonly reason: string };

/** What became of a build. */
export type Build =
  | { readonly kind: "built"; readonly path: string }
  | { readonly kind: "failed"; readonly reason: string };

interface BuildOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limits: BuildLimits;
  readonly signal: AbortSignal;
}

const recipe = ["go.mod", "go.sum", "tools.go"] as const;
const recipeFolder = fileURLToPath(new URL("./build", import.meta.url));

/** The first Go on PATH, when it is new enough for the pinned k6. */
export async function findGo(release: K6Release, options: BuildOptions): Promise<GoSearch> {
  const [path] = findOnPath("go", options.env["PATH"]);
  if (path === undefined) {
    return { kind: "none", reason: "no Go on PATH" };
  }
  const end = await runProgram(path, ["env", "GOVERSION"], {
    env: goEnvironment(options.env),
    timeoutMs: options.limits.goVersionMs,
    signal: options.signal,
  });
  const match = end.kind === "ended" ? /^go(\d+)\.(\d+)\S*/u.exec(end.stdout.trim()) : null;
  if (match === null) {
    return { kind: "none", reason: `${path} does not tell its version` };
  }
  const [requiredMajor = 0, requiredMinor = 0] = release.minimumGo.split(".").map(Number);
  const [version, major, minor] = [match[0], Number(match[1]), Number(match[2])];
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor)
    ? { kind: "found", path, version }
    : { kind: "none", reason: `${path} is ${version}, Go ${release.minimumGo} or newer is needed` };
}

/**
 * Builds k6 from the committed go.mod and go.sum, in a copy of them inside `folder`.
 *
 * `go install go.k6.io/k6/v2@…` is not used: it also asks the host go.k6.io, which a machine behind a module proxy
 * cannot reach. Every module is verified against go.sum, so a proxy cannot hand in another k6.
 */
export async function buildK6(
  release: K6Release,
  go: { readonly path: string },
  folder: string,
  options: BuildOptions,
): Promise<Build> {
  const buildFolder = join(folder, "build");
  await mkdir(buildFolder);
  await Promise.all(
    recipe.map((name) => copyFile(join(recipeFolder, name), join(buildFolder, name))),
  );
  const target = join(folder, "k6");
  const run = (args: readonly string[], timeoutMs: number): Promise<ProgramEnd> =>
    runProgram(go.path, args, {
      env: goEnvironment(options.env),
      cwd: buildFolder,
      timeoutMs,
      signal: options.signal,
    });

  const steps = [
    {
      name: "go mod download",
      args: ["mod", "download", release.goModule],
      timeoutMs: options.limits.goFetchMs,
    },
    {
      name: "go build",
      args: ["build", "-mod=readonly", "-trimpath", "-o", target, release.goModule],
      timeoutMs: options.limits.goBuildMs,
    },
  ];
  for (const step of steps) {
    const reason = failureOf(await run(step.args, step.timeoutMs), step.timeoutMs);
    if (reason !== null) {
      return { kind: "failed", reason: `${step.name} ${reason}` };
    }
  }
  return { kind: "built", path: target };
}

/** Settings of the person's own Go work (workspaces, flags, cgo) must not change what is built. */
function goEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string | undefined>> {
  return {
    ...env,
    GOFLAGS: "-buildvcs=false",
    GOWORK: "off",
    GOTOOLCHAIN: "local",
    // As the releases are built; needs no C compiler.
    CGO_ENABLED: "0",
  };
}

function failureOf(end: ProgramEnd, timeoutMs: number): string | null {
  switch (end.kind) {
    case "notStarted":
      return `does not start (${end.reason})`;
    case "timedOut":
      return `did not end within ${timeoutMs / 1000} s`;
    case "ended":
      return end.exitCode === 0 ? null : `failed: ${lastLine(end.stderr)}`;
    default:
      return end satisfies never;
  }
}
