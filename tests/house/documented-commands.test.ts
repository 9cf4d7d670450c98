import assert from "node:assert/strict";
import { test } from "node:test";

import { copyProject } from "./copy-project.ts";
import { documentedCommands, type HowItIsRun } from "./documented-commands.ts";
import { readProjectFiles } from "./project-files.ts";
import { runBlock } from "./run-block.ts";
import { shellBlocks } from "./shell-blocks.ts";

const files = await readProjectFiles();
const pages = files.filter(({ path }) => /^(?:README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(path));
const blocks = pages
  .flatMap(({ path, text }) => shellBlocks(path, withoutRecipes(text)))
  .map(({ commands, ...place }) => ({
    ...place,
    commands: commands.flatMap((command) => command.split(" && ")),
  }));

test("every command of a page has a row that says how it is run, and no row outlives its command", () => {
  const shown = new Set(blocks.flatMap(({ commands }) => commands));

  assert.deepEqual([...shown].sort(), Object.keys(documentedCommands).sort());
});

test("a command that a test cannot run within itself is run by the file that its row names", () => {
  for (const [command, how] of Object.entries(documentedCommands)) {
    if (how.kind !== "runBy") continue;
    const text = files.find(({ path }) => path === how.file)?.text ?? "";
    assert.ok(text.includes(how.as), `${how.file} does not run \`${command}\``);
  }
});

for (const { path, line, commands } of withoutRepeats(blocks)) {
  test(`the commands of ${path}, line ${line}, do what the page says: ${commands[0]?.[0]}`, async (t) => {
    await runBlock(commands, await copyProject(t));
  });
}

/** Recipes have a test of their own, which runs their commands after their changes. */
function withoutRecipes(text: string): string {
  return text
    .split(/^(?=## )/m)
    .map((section) => (section.startsWith("## Add ") ? section.replace(/\S.*/g, "") : section))
    .join("");
}

/** Each block with its rows, without commands that an earlier one has run; its servers stay as long as another command does. */
function withoutRepeats(all: typeof blocks) {
  const done = new Set<string>();
  return all.flatMap(({ path, line, commands }) => {
    const rows = commands.flatMap((command): readonly (readonly [string, HowItIsRun])[] => {
      const how = documentedCommands[command];
      return how === undefined || how.kind === "runBy" ? [] : [[command, how]];
    });
    const needsServers = rows.some(
      ([command, { kind }]) => kind !== "serves" && !done.has(command),
    );
    const kept = rows.filter(
      ([command, { kind }]) => !done.has(command) || (needsServers && kind === "serves"),
    );
    for (const [command] of kept) done.add(command);
    return kept.length > 0 ? [{ path, line, commands: kept }] : [];
  });
}
