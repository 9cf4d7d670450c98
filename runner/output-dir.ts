import { access, constants, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

import { SuiteError } from "../targets/suite-error.ts";

/**
 * Makes the folder of a run and proves that it can be written, before any work is done for it.
 *
 * @returns its absolute path
 * @throws {SuiteError} `OUTPUT_NOT_WRITABLE`
 */
export async function prepareOutputDir(dir: string): Promise<string> {
  const absolute = resolve(dir);
  const probe = join(absolute, ".write-probe");
  try {
    await mkdir(absolute, { recursive: true });
    await access(absolute, constants.W_OK | constants.X_OK);
    await writeFile(probe, "");
    await rm(probe);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SuiteError({
      code: "OUTPUT_NOT_WRITABLE",
      exitCode: 2,
      message: `the output folder "${dir}" cannot be written: ${reason}`,
      next: "name another folder with --output-dir",
      cause,
    });
  }
  return absolute;
}
