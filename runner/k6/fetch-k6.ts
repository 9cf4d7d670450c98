import { join } from "node:path";
import { buildK6, findGo, type BuildLimits } from "./build-with-go.ts";
import { downloadArchive, type DownloadLimits } from "./download-archive.ts";
import { extractK6 } from "./extract-k6.ts";
import { K6DigestError } from "./k6-errors.ts";
import type { K6Release } from "./pinned-k6.ts";
import type { ProgramOptions } from "./run-program.ts";

/** A program made in the install folder, not yet looked at, or why there is none. */
export type Fetched =
  | { readonly kind: "made"; readonly path: string; readonly from: string }
  | { readonly kind: "none"; readonly reason: string };

/** What fetching needs to know. */
export interface FetchOptions {
  readonly release: K6Release;
  readonly releaseUrl: string;
  /** `platform-arch`, as in the table of archives. */
  readonly machine: string;
  /** Folder of this process alone. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly limits: DownloadLimits & BuildLimits & { readonly extractMs: number };
  readonly signal: AbortSignal;
  /** Told before work that takes long. */
  readonly onStart: (what: string) => void;
}

/**
 * The release archive, against the pinned digest.
 *
 * @throws {K6DigestError} when a whole file arrives that is not the pinned one
 */
export async function fetchFromRelease(options: FetchOptions): Promise<Fetched> {
  const { release, folder, limits, signal } = options;
  const archive = release.archives[options.machine];
  if (archive === undefined) {
    return { kind: "none", reason: `k6 has no release archive for ${options.machine} here` };
  }
  const url = `${options.releaseUrl}/v${release.version}/${archive.fileName}`;
  options.onStart(`downloading ${url}`);
  const archivePath = join(folder, archive.fileName);
  const download = await downloadArchive(url, archivePath, limits, signal);
  if (download.kind === "failed") {
    return { kind: "none", reason: `${url}: ${download.reason}` };
  }
  if (download.sha256 !== archive.sha256) {
    throw new K6DigestError({
      url,
      expected: archive.sha256,
      received: download.sha256,
      sizeBytes: download.sizeBytes,
    });
  }
  const programOptions: ProgramOptions = { env: options.env, timeoutMs: limits.extractMs, signal };
  const extraction = await extractK6(archivePath, archive, folder, programOptions);
  return extraction.kind === "extracted"
    ? { kind: "made", path: extraction.path, from: url }
    : { kind: "none", reason: `${url}: ${extraction.reason}` };
}

/** A build through the Go module proxy, from the committed go.mod and go.sum. */
export async function fetchByBuilding(options: FetchOptions): Promise<Fetched> {
  const { release } = options;
  const go = await findGo(release, options);
  if (go.kind === "none") {
    return { kind: "none", reason: go.reason };
  }
  const what = `${release.goModule}@v${release.version} with ${go.version}`;
  options.onStart(`building ${what} (one to three minutes, once)`);
  const build = await buildK6(release, go, options.folder, options);
  return build.kind === "built"
    ? { kind: "made", path: build.path, from: what }
    : { kind: "none", reason: `${what}: ${build.reason}` };
}
