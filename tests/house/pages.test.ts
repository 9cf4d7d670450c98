import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";

import { projectRoot, readProjectFiles } from "./project-files.ts";

const pages = (await readProjectFiles()).filter(({ path }) => path.endsWith(".md"));

test("every link of a page leads to something that is there", () => {
  const broken = pages.flatMap(({ path, text }) =>
    // Within code nothing is a link.
    [...text.replaceAll(/`[^`\n]*`/g, "").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !existsSync(join(projectRoot, dirname(path), link)))
      .map((link) => `${path}: ${link}`),
  );

  assert.ok(pages.length > 5);
  assert.deepEqual(broken, []);
});

test("the README has at most 150 lines", () => {
  const readme = pages.find(({ path }) => path === "README.md")?.text ?? "";

  const lines = readme.split("\n").length - 1;

  assert.ok(lines > 50 && lines <= 150, `${lines} lines`);
});
