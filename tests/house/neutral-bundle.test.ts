import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { build, type BuildFailure } from "esbuild";

import { listProjectFiles, projectRoot } from "./project-files.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const pure = (path: string): boolean =>
  /^(?:contracts|targets)\/.*\.[jt]s$/.test(path) && !/\.(?:test|d)\.ts$/.test(path);

/** Bundles for a platform that has nothing but the language, and gives what esbuild cannot resolve. */
async function unresolved(entryPoints: readonly string[]): Promise<readonly string[]> {
  try {
    await build({
      entryPoints: [...entryPoints],
      bundle: true,
      write: false,
      outdir: "out",
      platform: "neutral",
      format: "esm",
      logLevel: "silent",
    });
    return [];
  } catch (error) {
    return (error as BuildFailure).errors.map(({ text }) => text);
  }
}

test("contracts/ and targets/ can be bundled for a platform that has nothing but the language", async () => {
  const files = (await listProjectFiles()).filter(pure).map((path) => join(projectRoot, path));

  const errors = await unresolved(files);

  assert.ok(files.length > 10, `only ${files.length} files were bundled`);
  assert.deepEqual(errors, []);
});

for (const module of ["node:fs", "fs", "k6", "k6/http"]) {
  test(`a pure room that imports ${module} cannot be bundled`, async (t) => {
    const file = join(await temporaryFolder(t), "impure.ts");
    await writeFile(
      file,
      `import * as module from "${module}";\nexport const keys = Object.keys(module);\n`,
    );

    const errors = await unresolved([file]);

    assert.equal(errors.length, 1);
    assert.ok(errors[0]?.includes(`"${module}"`), errors[0]);
  });
}
