import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { copyProject } from "./copy-project.ts";
import { projectRoot } from "./project-files.ts";
import { applyChange, readRecipes } from "./recipe.ts";
import { runBlock } from "./run-block.ts";

const recipes = readRecipes(await readFile(join(projectRoot, "CONTRIBUTING.md"), "utf8"));

test("there is a recipe for an operation, a workflow, a scenario and a fault", () => {
  assert.deepEqual(
    recipes.map(({ title }) => title),
    ["Add an operation", "Add a workflow", "Add a scenario", "Add a fault"],
  );
});

// One copy for all: the recipes follow each other, as a contributor's changes would.
test(
  "who follows the recipes to the letter gets what they promise",
  { concurrency: false },
  async (t) => {
    const root = await copyProject(t);

    for (const { title, changes, commands } of recipes) {
      await t.test(title, async () => {
        for (const change of changes) {
          const path = join(root, change.path);
          await mkdir(dirname(path), { recursive: true });
          const text = change.before === null ? "" : await readFile(path, "utf8");
          await writeFile(path, applyChange(text, change));
        }
        await runBlock(
          commands.map(({ command, exitCode, names }) => {
            return [command, { kind: "runs", exitCode, says: new RegExp(names) }] as const;
          }),
          root,
        );
      });
    }

    const changed = recipes.flatMap(({ changes }) => changes.map(({ path }) => path));
    const prettier = `node_modules/.bin/prettier --check ${[...new Set(changed)].join(" ")}`;
    for (const command of [prettier, "npm run check -- lint types generated"]) {
      await t.test(`and a checkout that still passes: ${command.slice(0, 40)}`, () =>
        runBlock([[command, { kind: "runs", exitCode: 0 }]], root),
      );
    }
  },
);
