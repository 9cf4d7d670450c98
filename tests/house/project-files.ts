import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the checkout that is tested, with a slash at its end. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export interface ProjectFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

const notOurs = new Set(["node_modules", ".git", "coverage"]);

/** All files of the checkout that people or our generators write, sorted by path; no packages, no reports of runs. */
export async function readProjectFiles(root = projectRoot): Promise<readonly ProjectFile[]> {
  const paths = await listProjectFiles(root);
  return Promise.all(
    paths.map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })),
  );
}

/** As `readProjectFiles`, the paths alone. */
export async function listProjectFiles(root = projectRoot): Promise<readonly string[]> {
  const paths: string[] = [];
  await walk(root, root, paths);
  return paths.sort();
}

async function walk(root: string, folder: string, paths: string[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const name = relative(root, path).split(sep).join("/");
    if (entry.isDirectory()) {
      if (!notOurs.has(entry.name) && name !== "reports/out") await walk(root, path, paths);
    } else if (entry.isFile()) {
      paths.push(name);
    }
  }
}
