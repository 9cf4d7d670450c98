import assert from "node:assert/strict";
import { test } from "node:test";

import { changed, driftBetween, lines, readDraft } from "./change-document.ts";
import { operationCases } from "./operation-cases.ts";
import { requestCases } from "./request-cases.ts";
import { responseCases } from "./response-cases.ts";
import { memberCases } from "./member-cases.ts";
import { valueCases } from "./value-cases.ts";

const bakery = await readDraft("tests/drift/bakery.openapi.yaml");

test("a document differs in nothing from itself", () => {
  assert.deepEqual(driftBetween(bakery, bakery), []);
});

const cases = [...operationCases, ...requestCases, ...responseCases, ...memberCases, ...valueCases];
for (const { name, ours = {}, theirs, expected } of cases) {
  test(name, () => {
    const found = driftBetween(changed(bakery, ours), changed(bakery, theirs));

    assert.deepEqual(lines(found), expected);
  });
}
