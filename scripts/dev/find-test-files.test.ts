import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";

import { findTestFiles } from "./find-test-files.ts";

let root: string;
before(async () => {
  root = await mkdtemp(join(tmpdir(), "broker-suite-tests-"));
  for (const path of [
    "contracts/judge/a.test.ts",
    "contracts/judge/a.ts",
    "reports/page.browser.test.ts",
    "reports/out/run/x.test.ts",
    "node_modules/p/p.test.ts",
    "targets/b.test.ts",
  ]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), "");
  }
});
after(() => rm(root, { recursive: true, force: true }));

const cases = [
  {
    name: "all tests but the browser's, sorted",
    kind: "node",
    filters: [],
    found: ["contracts/judge/a.test.ts", "targets/b.test.ts"],
  },
  {
    name: "the browser's tests alone",
    kind: "browser",
    filters: [],
    found: ["reports/page.browser.test.ts"],
  },
  {
    name: "only what a filter names",
    kind: "node",
    filters: ["./targets"],
    found: ["targets/b.test.ts"],
  },
  {
    name: "nothing for a filter that names nothing",
    kind: "node",
    filters: ["sandbox"],
    found: [],
  },
] as const;
for (const { name, kind, filters, found } of cases) {
  test(`found: ${name}`, async () => {
    assert.deepEqual(await findTestFiles(root, kind, filters), found);
  });
}
