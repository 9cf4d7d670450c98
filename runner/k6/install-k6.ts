import { fetchByBuilding, fetchFromRelease, type FetchOptions } from "./fetch-k6.ts";
import { makeInstallFolder, type InstallFolder } from "./install-folder.ts";
import { examineK6, type K6 } from "./look-for-k6.ts";

/** What an installation needs to know. */
export interface InstallContext extends Omit<FetchOptions, "folder"> {
  /** Where the program will be. */
  readonly cachePath: string;
  readonly limits: FetchOptions["limits"] & { readonly probeMs: number };
}

/** What became of an installation. */
export type Installation =
  | { readonly kind: "installed"; readonly k6: K6; readonly detail: string }
  | { readonly kind: "none"; readonly reason: string };

/**
 * Fetches or builds k6 and puts it into the cache, whole or not at all.
 * A disk that is full or may not be written is a reason to go on to the next source, like a network that is down.
 *
 * @throws {K6DigestError} when the release site sent something else
 */
export async function installK6(
  source: "release" | "build",
  context: InstallContext,
): Promise<Installation> {
  let install: InstallFolder;
  try {
    install = await makeInstallFolder(context.cachePath);
  } catch (error) {
    return {
      kind: "none",
      reason: `not tried: ${context.cachePath} cannot be written (${codeOf(error)})`,
    };
  }
  try {
    return await installFrom(source, install, context);
  } catch (error) {
    const code = codeOf(error);
    if (code === null) {
      throw error;
    }
    return { kind: "none", reason: `${context.cachePath} cannot be written (${code})` };
  } finally {
    await install.remove();
  }
}

async function installFrom(
  source: "release" | "build",
  install: InstallFolder,
  context: InstallContext,
): Promise<Installation> {
  const { env, limits, signal, release, cachePath } = context;
  const fetchK6 = source === "release" ? fetchFromRelease : fetchByBuilding;
  const fetched = await fetchK6({ ...context, folder: install.path });
  if (fetched.kind === "none") {
    return fetched;
  }
  // Looked at before it is published: nobody ever finds a program in the cache that does not run.
  const probing = { env, timeoutMs: limits.probeMs, signal };
  const candidate = await examineK6(fetched.path, source, release.version, probing);
  if (candidate.kind !== "usable") {
    return { kind: "none", reason: `${fetched.from}: the program ${candidate.reason}` };
  }
  await install.publish(fetched.path);
  return {
    kind: "installed",
    k6: { ...candidate.k6, path: cachePath },
    detail: `${fetched.from}, kept at ${cachePath}`,
  };
}

/** The code of an error of the file system; null for any other error. */
function codeOf(error: unknown): string | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  return syscall === undefined ? null : (code ?? "unknown");
}
