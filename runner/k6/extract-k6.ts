import { join } from "node:path";
import type { K6Archive } from "./pinned-k6.ts";
import { lastLine, runProgram, type ProgramOptions } from "./run-program.ts";

/** What became of unpacking. */
export type Extraction =
  | { readonly kind: "extracted"; readonly path: string }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * Takes the program, and nothing else, out of an archive whose digest has been checked.
 * Releases for macOS are .zip files, which its `tar` (bsdtar) unpacks as well.
 */
export async function extractK6(
  archivePath: string,
  archive: K6Archive,
  folder: string,
  options: ProgramOptions,
): Promise<Extraction> {
  const mode = archive.fileName.endsWith(".zip") ? "-xf" : "-xzf";
  const end = await runProgram("tar", [mode, archivePath, "-C", folder, archive.member], options);
  switch (end.kind) {
    case "notStarted":
      return { kind: "failed", reason: `tar does not start (${end.reason})` };
    case "timedOut":
      return { kind: "failed", reason: `tar did not end within ${options.timeoutMs / 1000} s` };
    case "ended":
      return end.exitCode === 0
        ? { kind: "extracted", path: join(folder, archive.member) }
        : { kind: "failed", reason: `tar: ${lastLine(end.stderr)}` };
    default:
      return end satisfies never;
  }
}
