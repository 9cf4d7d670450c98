import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { rules } from "../../contracts/judge/rules.ts";

test("docs/rules.md explains each rule of the judge, and no other", async () => {
  const document = await readFile(new URL("../../docs/rules.md", import.meta.url), "utf8");
  const section = /^## The rules$([\s\S]*?)^## /m.exec(document)?.[1] ?? "";

  const explained = [...section.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(([, rule = ""]) => rule);

  assert.deepEqual(explained.sort(), [...rules].sort());
});
