import { test } from "node:test";

import { copyProject } from "./copy-project.ts";
import { blocksToRun } from "./documented-blocks.ts";
import { runBlock } from "./run-block.ts";

// Apart from README and CONTRIBUTING, so that both can run at once.
for (const { path, line, commands } of blocksToRun("docs")) {
  test(`the commands of ${path}, line ${line}, do what the page says: ${commands[0]?.[0]}`, async (t) => {
    await runBlock(commands, await copyProject(t));
  });
}
