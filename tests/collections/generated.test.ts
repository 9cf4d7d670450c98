/** The committed collection is what contract and workflows make, byte for byte. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import type { PostmanCollection, PostmanItem } from "../../collections/build/postman-collection.ts";
import { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { generateCollections } from "../../scripts/dev/generate-collections.ts";

const projectUrl = new URL("../../", import.meta.url);

test("generating twice gives the same bytes, and they are committed", async () => {
  const [first, second] = [await generateCollections(), await generateCollections()];

  assert.deepEqual(first, second);
  for (const [path, text] of first) {
    const committed = await readFile(new URL(path, projectUrl), "utf8");
    assert.ok(committed === text, `${path} is stale: run npm run generate`);
  }
});

async function readItems(): Promise<readonly PostmanItem[]> {
  const path = "collections/contract.postman_collection.json";
  const collection = JSON.parse(
    await readFile(new URL(path, projectUrl), "utf8"),
  ) as PostmanCollection;
  assert.match(collection.info.description, /^Generated from .*: do not edit/);
  return collection.item.flatMap(({ item }) => item);
}

test("each request has an id of its own, and its name begins with what it calls", async () => {
  const items = await readItems();

  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  const subjects = [...operationIds, "platformAbilities", "token", "events"];
  for (const { name } of items) assert.ok(subjects.includes(name.split(":")[0] ?? ""), name);
});

test("each operation that is called has a saved example for each status that the contract documents", async () => {
  const items = await readItems();

  for (const operationId of operationIds) {
    const examples = items
      .filter(({ name }) => name.startsWith(`${operationId}:`))
      .flatMap(({ response }) => response);
    if (!items.some(({ name }) => name.startsWith(`${operationId}:`))) continue;
    assert.deepEqual(
      examples.map(({ code }) => code).sort((a, b) => a - b),
      documentedStatuses(operationId),
      operationId,
    );
  }
});

test("no request holds an address, a token or a time of the machine that made it", async () => {
  const text = JSON.stringify(await readItems());

  assert.doesNotMatch(text, /eyJ[\w-]{10,}|127\.0\.0\.1|localhost/);
});
