import assert from "node:assert/strict";
import { test } from "node:test";

import { applyChange, readRecipes } from "./recipe.ts";

const page = `# Page

## Versions

\`\`\`sh
npm ci
\`\`\`

## Add a thing

\`\`\`diff
--- new file
+++ a/new.ts
@@
+export const one = 1;
+
+export const two = 2;
\`\`\`

\`\`\`diff
+++ a/old.ts
@@
 first
-second
+other
 third
\`\`\`

\`\`\`sh
npm run generate
broken --fault x # ends with 1 and names search
\`\`\`
`;

test("a recipe is read as changes and commands, and only from sections that add something", () => {
  const recipes = readRecipes(page);

  assert.deepEqual(recipes, [
    {
      title: "Add a thing",
      changes: [
        {
          path: "a/new.ts",
          before: null,
          after: ["export const one = 1;", "", "export const two = 2;"],
        },
        {
          path: "a/old.ts",
          before: ["first", "second", "third"],
          after: ["first", "other", "third"],
        },
      ],
      commands: [
        { command: "npm run generate", exitCode: 0, names: "" },
        { command: "broken --fault x", exitCode: 1, names: "search" },
      ],
    },
  ]);
});

const change = { path: "a.ts", before: ["b", "c"], after: ["b", "x", "c"] };

test("a change is made where its lines stand", () => {
  assert.equal(applyChange("a\nb\nc\nd\n", change), "a\nb\nx\nc\nd\n");
});

test("a change at the first line is made", () => {
  assert.equal(applyChange("b\nc\n", change), "b\nx\nc\n");
});

for (const [name, text] of [
  ["are not there", "a\nbb\nc\n"],
  ["stand there twice", "b\nc\nb\nc\n"],
] as const) {
  test(`a change is refused when its lines ${name}`, () => {
    assert.throws(() => applyChange(text, change), /a\.ts/);
  });
}
