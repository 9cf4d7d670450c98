/** The committed collection, cut to the steps of a run. */
import { readFile } from "node:fs/promises";

import type { PostmanCollection } from "../../collections/build/postman-collection.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { projectUrl } from "../suite-version.ts";
import type { PlacedStep } from "./select-steps.ts";

const collectionPath = "collections/contract.postman_collection.json";

/** @throws {SuiteError} `COLLECTION_UNREADABLE` */
export async function readCollection(): Promise<PostmanCollection> {
  try {
    return JSON.parse(
      await readFile(new URL(collectionPath, projectUrl), "utf8"),
    ) as PostmanCollection;
  } catch (error) {
    throw new SuiteError({
      code: "COLLECTION_UNREADABLE",
      exitCode: 3,
      message: `${collectionPath} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      next: "run `npm run generate`",
      cause: error,
    });
  }
}

/**
 * The collection with these steps alone, in its own order.
 *
 * @throws {SuiteError} `COLLECTION_STALE` when a step is not in it: an empty collection must not pass
 */
export function cutCollection(
  collection: PostmanCollection,
  steps: readonly PlacedStep[],
): PostmanCollection {
  const wanted = new Set(steps.map(({ id }) => id));
  // What was read is JSON of any shape: an empty file or another collection has no folders of ours.
  const folders: PostmanCollection["item"] = Array.isArray(collection?.item) ? collection.item : [];
  const cut = folders
    .map((folder) => ({ ...folder, item: folder.item.filter(({ id }) => wanted.has(id)) }))
    .filter(({ item }) => item.length > 0);
  const found = cut.reduce((sum, { item }) => sum + item.length, 0);
  if (found !== wanted.size) {
    throw new SuiteError({
      code: "COLLECTION_STALE",
      exitCode: 3,
      message: `${collectionPath} holds ${found} of the ${wanted.size} requests of this run`,
      next: "run `npm run generate` and commit what it writes",
    });
  }
  return { ...collection, item: cut };
}
