import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";
import { findOnPath } from "../../runner/k6/find-on-path.ts";
import { pinnedK6, type K6Release } from "../../runner/k6/pinned-k6.ts";

/** A machine with nothing on its PATH but tar and gzip, an empty home and an empty cache. */
export interface FakeMachine {
  readonly folder: string;
  readonly bin: string;
  readonly cachePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Writes an executable shell script and gives its path. */
  script(path: string, lines: string): string;
}

/** Name of the machine in the table of archives that `fakeRelease` makes. */
export const fakeMachineName = "fake-x64";

export function fakeMachine(context: TestContext): FakeMachine {
  const folder = mkdtempSync(join(tmpdir(), "k6-test-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  const bin = join(folder, "bin");
  mkdirSync(bin);
  for (const name of ["tar", "gzip"]) {
    const [path] = findOnPath(name, process.env["PATH"]);
    if (path === undefined) throw new Error(`this test needs ${name} on PATH`);
    symlinkSync(path, join(bin, name));
  }
  const cache = join(folder, "cache");
  return {
    folder,
    bin,
    cachePath: join(cache, "altinn-broker-suite", "k6", "v2.2.0", "k6"),
    // fetch refuses this port by itself: a test that needs the release site names its own.
    env: {
      PATH: bin,
      HOME: folder,
      XDG_CACHE_HOME: cache,
      K6_RELEASE_URL: "http://127.0.0.1:1/refused",
    },
    script: (path, lines) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `#!/bin/sh\n${lines}\n`);
      chmodSync(path, 0o755);
      return path;
    },
  };
}

/** A script that says what `k6 version` says. */
export function fakeK6(version: string): string {
  return `[ "$1" = version ] && echo "k6 v${version} (go1.26.8, fake)"`;
}

/** A release whose archive really exists and holds a fake k6, with its true digest. */
export function fakeRelease(
  machine: FakeMachine,
  options: { readonly program?: string; readonly extension?: "tar.gz" | "zip" } = {},
): { readonly release: K6Release; readonly archive: Buffer } {
  const name = "k6-v2.2.0-fake-amd64";
  const fileName = `${name}.${options.extension ?? "tar.gz"}`;
  const folder = join(machine.folder, "release");
  machine.script(join(folder, name, "k6"), options.program ?? fakeK6("2.2.0"));
  execFileSync("tar", ["-czf", join(folder, fileName), "-C", folder, name]);
  const archive = readFileSync(join(folder, fileName));
  const sha256 = createHash("sha256").update(archive).digest("hex");
  return {
    release: {
      ...pinnedK6,
      archives: { [fakeMachineName]: { fileName, sha256, member: `${name}/k6` } },
    },
    archive,
  };
}
