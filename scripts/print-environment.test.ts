import assert from "node:assert/strict";
import { test } from "node:test";

import { printEnvironment, type EnvironmentFormat } from "./print-environment.ts";

const settings = {
  URL: "http://127.0.0.1:5097/",
  KEY: "aGk+/w==",
  EMPTY: "",
  PATH_OF: "/a b/it's",
};

const expected: readonly (readonly [EnvironmentFormat, string])[] = [
  [
    "dotenv",
    `# one\n# two\nURL=http://127.0.0.1:5097/\nKEY=aGk+/w==\nEMPTY=\nPATH_OF="/a b/it's"\n`,
  ],
  [
    "shell",
    `# one\n# two\nexport URL='http://127.0.0.1:5097/'\nexport KEY='aGk+/w=='\nexport EMPTY=''\nexport PATH_OF='/a b/it'\\''s'\n`,
  ],
  [
    "powershell",
    `# one\n# two\n$env:URL = 'http://127.0.0.1:5097/'\n$env:KEY = 'aGk+/w=='\n$env:EMPTY = ''\n$env:PATH_OF = '/a b/it''s'\n`,
  ],
  ["json", `${JSON.stringify(settings)}\n`],
];

for (const [format, text] of expected) {
  test(`settings are printed as ${format}`, () =>
    assert.equal(printEnvironment(format, settings, ["one", "two"]), text));
}
