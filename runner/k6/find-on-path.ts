import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The executable files of a name on a PATH, in its order, each once.
 * Relative and empty entries are left out: what runs must not depend on the current folder.
 */
export function findOnPath(name: string, path: string | undefined): readonly string[] {
  const folders = new Set((path ?? "").split(delimiter).filter((folder) => isAbsolute(folder)));
  return [...folders].map((folder) => join(folder, name)).filter(isExecutableFile);
}

/** Whether a path is a file that this user may execute. */
export function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
