import { cp, mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

import { listProjectFiles, projectRoot } from "./project-files.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/**
 * A copy of the checkout with the packages of the original: for tests that change files of it, or that
 * would leave reports in it.
 */
export async function copyProject(t: TestContext): Promise<string> {
  const root = await temporaryFolder(t);
  for (const path of await listProjectFiles()) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await cp(join(projectRoot, path), join(root, path));
  }
  await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
  return root;
}
