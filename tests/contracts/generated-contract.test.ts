import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { generateContract } from "../../scripts/dev/generate-contract.ts";

test("the committed files are what the contract generates now, byte for byte, every time", async () => {
  const [once, again] = [await generateContract(), await generateContract()];

  assert.deepEqual([...once], [...again]);
  for (const [path, content] of once) {
    const committed = await readFile(new URL(`../../${path}`, import.meta.url), "utf8");
    assert.equal(committed, content, `${path} is stale: npm run generate`);
  }
});

test("the generated code is small and needs nothing around it", async () => {
  const files = await generateContract();
  const scripts = [...files].filter(([path]) => path.endsWith(".js")).map(([, content]) => content);

  assert.ok(scripts.join("").length < 150_000);
  for (const script of scripts) {
    assert.doesNotMatch(script, /\bimport\b|\beval\(|new Function/);
    // The one that is left names itself in a text, and is never called.
    assert.deepEqual(script.match(/(?<!')\brequire\(/g) ?? [], []);
  }
});
