import assert from "node:assert/strict";
import { test } from "node:test";

import { documentedCodes, errorCodesIn } from "./error-codes.ts";
import { readProjectFiles } from "./project-files.ts";

test("every error code has a section in docs/errors.md, and no section outlives its code", async () => {
  const files = await readProjectFiles();
  const page = files.find(({ path }) => path === "docs/errors.md")?.text ?? "";

  const documented = documentedCodes(page);

  assert.deepEqual(documented, errorCodesIn(files));
});

test("a code is found wherever the code of the suite spells one", () => {
  const text = [
    'new SuiteError({ code: "ONE_CODE", exitCode: 2 });',
    'const failure = { code: isBroker ? "TWO_CODE" : "THREE_CODE" };',
    "code:\n  'FOUR_CODE',",
    'const code = "FIVE_CODE";',
    "process.stderr.write(`error: no  [SIX_CODE]`);",
    'const other = { name: "NOT_A_CODE" };',
  ].join("\n");

  const found = errorCodesIn([
    { path: "runner/a.ts", text },
    { path: "runner/a.test.ts", text: 'const code = "TEST_CODE";' },
  ]);

  assert.deepEqual(found, [
    "FIVE_CODE",
    "FOUR_CODE",
    "ONE_CODE",
    "SIX_CODE",
    "THREE_CODE",
    "TWO_CODE",
  ]);
});
