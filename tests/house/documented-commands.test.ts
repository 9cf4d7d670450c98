import assert from "node:assert/strict";
import { test } from "node:test";

import { copyProject } from "./copy-project.ts";
import { blocks, blocksToRun, files } from "./documented-blocks.ts";
import { documentedCommands } from "./documented-commands.ts";
import { runBlock } from "./run-block.ts";

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

for (const { path, line, commands } of blocksToRun("root")) {
  test(`the commands of ${path}, line ${line}, do what the page says: ${commands[0]?.[0]}`, async (t) => {
    await runBlock(commands, await copyProject(t));
  });
}
