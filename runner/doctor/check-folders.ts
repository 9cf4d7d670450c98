import { access, constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Finding } from "./finding.ts";

/** A folder that the suite writes to, absolute. */
export interface WrittenFolder {
  readonly name: string;
  readonly path: string;
  readonly next: string;
}

/** Whether folders can be written; one that does not exist is judged by its nearest ancestor. Creates nothing. */
export function checkFolders(folders: readonly WrittenFolder[]): Promise<readonly Finding[]> {
  return Promise.all(
    folders.map(async ({ name, path, next }): Promise<Finding> => {
      const obstacle = await obstacleTo(path);
      const base = { name, isRequired: true, version: null } as const;
      return obstacle === null
        ? { ...base, state: "ok", detail: `${path} can be written`, next: null }
        : { ...base, state: "missing", detail: `${path} cannot be written: ${obstacle}`, next };
    }),
  );
}

async function obstacleTo(path: string): Promise<string | null> {
  try {
    if (!(await stat(path)).isDirectory()) return `${path} is not a folder`;
    await access(path, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = dirname(path);
    return code === "ENOENT" && parent !== path ? obstacleTo(parent) : `${path} (${code})`;
  }
}
