import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** Which tests a run takes: those that need a browser, or all others. */
export type TestKind = "browser" | "node";

const skippedFolders = new Set(["node_modules", "coverage", "out", "dist", ".git"]);

/**
 * The test files of a checkout, sorted, as paths relative to its root with `/`.
 *
 * @param filters parts of paths; a file is taken when it contains one of them. Empty: all files.
 */
export async function findTestFiles(
  root: string,
  kind: TestKind,
  filters: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  await collect(root, root, found);
  const wanted = filters.map((filter) => filter.replace(/^\.\//, ""));
  return found
    .filter((path) => path.endsWith(".browser.test.ts") === (kind === "browser"))
    .filter((path) => wanted.length === 0 || wanted.some((filter) => path.includes(filter)))
    .sort();
}

async function collect(root: string, folder: string, found: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) await collect(root, path, found);
    } else if (entry.name.endsWith(".test.ts")) {
      found.push(relative(root, path).split(sep).join("/"));
    }
  }
}
