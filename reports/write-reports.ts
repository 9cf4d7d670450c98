import { mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { RunResult } from "../contracts/result.ts";
import { renderHtml } from "./builders/html.ts";
import { renderJunit } from "./builders/junit.ts";
import { bundleClient } from "./bundle-client.ts";
import { ReportNotWritableError } from "./report-errors.ts";
import { reportFiles, reporterNames, type ReporterName } from "./reporters.ts";
import { validateResult } from "./validate-result.ts";
import { linkAtomically, writeFileAtomically } from "./write-file-atomically.ts";

export interface WrittenReport {
  readonly reporter: ReporterName;
  /** As `outputDir` was given, joined with the file's name. */
  readonly path: string;
}

const renderers: Readonly<Record<ReporterName, (result: RunResult) => string | Promise<string>>> = {
  html: async (result) => renderHtml(result, await bundleClient()),
  junit: renderJunit,
  json: (result) => `${JSON.stringify(result, null, 2)}\n`,
};

/**
 * Writes the reports of a run into its folder, which is made where it is missing.
 *
 * @param options.reporters `@default` all three; named twice is written once
 * @param options.latestLink path of a symbolic link that is pointed to `outputDir`, for example
 *   `reports/out/latest`; given only where `outputDir` is the default. A real file or folder of that name stays.
 * @throws {ResultOutOfSchemaError} before anything is written
 * @throws {ReportNotWritableError} when the folder or a file cannot be written
 */
export async function writeReports(
  result: RunResult,
  options: {
    readonly outputDir: string;
    readonly reporters?: readonly ReporterName[];
    readonly latestLink?: string;
  },
): Promise<readonly WrittenReport[]> {
  validateResult(result);
  const { outputDir, reporters = reporterNames, latestLink } = options;
  const wanted = reporterNames.filter((name) => reporters.includes(name));
  await orNotWritable(outputDir, () => mkdir(outputDir, { recursive: true }));
  const written: WrittenReport[] = [];
  for (const reporter of wanted) {
    const path = join(outputDir, reportFiles[reporter]);
    const text = await renderers[reporter](result);
    await orNotWritable(path, () => writeFileAtomically(path, text));
    written.push({ reporter, path });
  }
  if (latestLink !== undefined) await pointLatest(latestLink, outputDir);
  return written;
}

async function pointLatest(link: string, outputDir: string): Promise<void> {
  const isBeside = resolve(dirname(link)) === resolve(dirname(outputDir));
  // Relative where it can be, so that the folder may be moved or mounted elsewhere.
  const target = isBeside ? basename(resolve(outputDir)) : resolve(outputDir);
  await orNotWritable(link, () => linkAtomically(link, target));
}

async function orNotWritable(path: string, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new ReportNotWritableError(path, error);
  }
}
