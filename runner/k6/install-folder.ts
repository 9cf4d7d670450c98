import { chmod, mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Longer than any install takes, in milliseconds: what is older was left behind by a killed process. */
const abandonedAfterMs = 2 * 60 * 60 * 1000;

const prefix = ".install-";

/** A folder of this process alone, on the file system of the cache, and the step that publishes a program from it. */
export interface InstallFolder {
  readonly path: string;
  /**
   * Puts a finished program into its place in the cache.
   * rename() is atomic: others see the old file or the whole new one, so no lock is needed.
   */
  publish(programPath: string): Promise<void>;
  /** Removes the folder with all that is in it. */
  remove(): Promise<void>;
}

/**
 * Makes a folder to install from, beside the place where the program will be.
 *
 * @throws {NodeJS.ErrnoException} where the cache cannot be written
 */
export async function makeInstallFolder(cachePath: string): Promise<InstallFolder> {
  const cacheFolder = dirname(cachePath);
  await mkdir(cacheFolder, { recursive: true });
  await sweep(cacheFolder);
  const path = await mkdtemp(join(cacheFolder, prefix));
  return {
    path,
    publish: async (programPath) => {
      await chmod(programPath, 0o755);
      await sync(programPath);
      await rename(programPath, cachePath);
      await sync(cacheFolder);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** Without it a crash of the machine could leave a name that points to an empty file. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweep(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const path = join(cacheFolder, name);
    if (name.startsWith(prefix)) {
      const status = await stat(path).catch(() => null);
      if (status !== null && Date.now() - status.mtimeMs > abandonedAfterMs) {
        await rm(path, { recursive: true, force: true });
      }
    }
  }
}
