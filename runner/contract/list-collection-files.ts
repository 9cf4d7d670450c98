import { readdir } from "node:fs/promises";

import { projectUrl } from "../suite-version.ts";

/** The committed Postman files, by path from the project's root, sorted. */
export async function listCollectionFiles(): Promise<{
  readonly collections: readonly string[];
  readonly environments: readonly string[];
}> {
  const [collections, environments] = await Promise.all([
    filesIn("collections/", ".postman_collection.json"),
    filesIn("collections/environments/", ".postman_environment.json"),
  ]);
  return { collections, environments };
}

async function filesIn(folder: string, ending: string): Promise<readonly string[]> {
  const names = await readdir(new URL(folder, projectUrl));
  return names
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => `${folder}${name}`);
}
