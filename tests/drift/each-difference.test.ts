import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, driftBetween, lines, readDraft } from "./change-document.ts";
import { operationCases } from "./operation-cases.ts";
import { schemaCases } from "./schema-cases.ts";

const bakery = await readDraft("tests/drift/bakery.openapi.yaml");

test("a document differs in nothing from itself", () => {
  assert.deepEqual(driftBetween(bakery, bakery), []);
});

for (const { name, ours = {}, theirs, expected } of [...operationCases, ...schemaCases]) {
  test(name, () => {
    const found = driftBetween(changed(bakery, ours), changed(bakery, theirs));

    assert.deepEqual(lines(found), expected);
  });
}
