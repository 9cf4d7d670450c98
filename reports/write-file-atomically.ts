import { rename, rm, symlink, writeFile } from "node:fs/promises";

/**
 * Writes a whole file or none: a reader never sees half of it, and a failure leaves the old one.
 *
 * @param text UTF-8
 */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  await putInPlace(path, (temporary) => writeFile(temporary, text, { flag: "wx" }));
}

/** Points the symbolic link `path` to `target` (relative to the link's folder), replacing an older link. */
export async function linkAtomically(path: string, target: string): Promise<void> {
  await putInPlace(path, (temporary) => symlink(target, temporary));
}

/** Makes something beside `path`, where a rename is atomic (POSIX `rename`), then moves it there. */
async function putInPlace(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    await make(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
