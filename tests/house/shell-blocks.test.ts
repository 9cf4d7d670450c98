import assert from "node:assert/strict";
import { test } from "node:test";

import { shellBlocks } from "./shell-blocks.ts";

const page = `# Page

\`\`\`sh
# what it does
npm ci && npm start   # says so

curl -X PUT \\
  http://127.0.0.1/#part
\`\`\`

\`\`\`text
output
\`\`\`

\`\`\`
$ doctor
all is well
\`\`\`

- item

  \`\`\`sh
  npm test
  \`\`\`
`;

test("the commands of a page are the lines of its sh blocks and those after a prompt", () => {
  const blocks = shellBlocks("page.md", page);

  assert.deepEqual(blocks, [
    {
      path: "page.md",
      line: 3,
      commands: ["npm ci && npm start", "curl -X PUT http://127.0.0.1/#part"],
    },
    { path: "page.md", line: 15, commands: ["doctor"] },
    { path: "page.md", line: 22, commands: ["npm test"] },
  ]);
});
