import assert from "node:assert/strict";
import { homedir } from "node:os";
import { dirname, resolve } from "node:path";
import { test } from "node:test";

import { brokenHouseRules } from "./house-rules.ts";
import { projectRoot, readProjectFiles } from "./project-files.ts";

const machineFolders = [homedir(), resolve(projectRoot), dirname(resolve(projectRoot))]
  .filter((folder) => folder !== "/")
  .map((folder) => `${folder}/`);

test("every file of the checkout keeps the rules of the house", async () => {
  const files = await readProjectFiles();

  const broken = files
    // This file and its rules have to spell what they forbid.
    .filter(({ path }) => !path.startsWith("tests/house/house-rules"))
    .flatMap((file) =>
      brokenHouseRules(file, machineFolders).map((rule) => `${file.path}: ${rule}`),
    );

  assert.ok(files.length > 100, `only ${files.length} files were found`);
  assert.deepEqual(broken, []);
});

const offenders = [
  { name: "a folder called utils", path: "runner/utils/wait.ts", text: "" },
  { name: "a file called helpers", path: "runner/helpers.ts", text: "" },
  { name: "a name in camelCase", path: "runner/waitForIt.ts", text: "" },
  { name: "a file that is too long", path: "runner/wait.ts", text: "x;\n".repeat(251) },
  { name: "a test that keeps others from running", path: "a.test.ts", text: "test.only('a');" },
  { name: "a test that does not run", path: "a.test.ts", text: "test.skip('a');" },
  { name: "work left undone", path: "a.ts", text: "// TODO" },
  { name: "a path of this machine", path: "README.md", text: "see /home/ola/broker" },
  { name: "a check that was silenced", path: "a.ts", text: "// @ts-ignore" },
];
for (const { name, path, text } of offenders) {
  test(`refused: ${name}`, () => {
    assert.equal(brokenHouseRules({ path, text }, ["/home/ola/"]).length, 1);
  });
}
