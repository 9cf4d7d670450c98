import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { SuiteError } from "../../targets/suite-error.ts";
import { readDeviations } from "./read-deviations.ts";

async function read(text: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-deviations-"));
  try {
    const path = join(folder, "own.yaml");
    await writeFile(path, text);
    return (await readDeviations(path, "own.yaml")).deviations;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const entry = (members: string): string => `deviations:
  - id: X01
    operations: [getResource]
    condition: Always.
${members}`;

test("a short entry is enough: whose, when in words, and what it excuses", async () => {
  assert.deepEqual(await read(entry("    excuses: [{ rule: member-extra, pointer: /colour }]\n")), [
    {
      id: "X01",
      operations: ["getResource"],
      condition: "Always.",
      excuses: [{ rule: "member-extra", pointer: "/colour" }],
    },
  ]);
});

const status = "    excuses: [{ rule: status-undocumented }]\n";
const cases: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
  ["no YAML", "deviations:\n  - id: [", /^own\.yaml:2:\d+ is no YAML: /],
  [
    "another document",
    "openapi: 3.1.0\n",
    /own\.yaml:1:1: the file must have required property 'deviations'/,
  ],
  [
    "nothing excused",
    entry(""),
    /own\.yaml:2:5: \/deviations\/0 must have required property 'excuses'/,
  ],
  [
    "an unknown rule",
    entry("    excuses: [{ rule: wrong }]\n"),
    /own\.yaml:5:23: .*"wrong", expected one of no-response,/,
  ],
  [
    "an unknown operation",
    entry(status).replace("getResource", "getAll"),
    /own\.yaml:3:18: .*"getAll", expected one of/,
  ],
  [
    "an unknown member",
    entry(`${status}    often: yes\n`),
    /own\.yaml:2:5: .* unknown member often/,
  ],
  [
    "an unknown fact",
    entry(`${status}    when: { fact: request.colour, equals: a }\n`),
    /own\.yaml:6:19: .*no fact that can be asked for/,
  ],
  [
    "the answer among the circumstances",
    entry(`${status}    when: { fact: response.status, equals: 1 }\n`),
    /own\.yaml:6:19/,
  ],
  [
    "an expression that is none",
    entry(`${status}    when: { fact: context.given, matches: "(" }\n`),
    /own\.yaml:6:43: .*no regular expression/,
  ],
  [
    "a fact without a question",
    entry(`${status}    answer:\n      all:\n        - { fact: response.status }\n`),
    /own\.yaml:8:11: .*fewer than 2/,
  ],
  [
    "an unknown question",
    entry(`${status}    answer: { fact: response.status, is: 1 }\n`),
    /own\.yaml:6:13: .*unknown member is/,
  ],
];

for (const [name, text, expected] of cases) {
  test(`${name} is told with its place`, async () => {
    await assert.rejects(read(text), (error) => {
      assert.ok(error instanceof SuiteError);
      assert.equal(error.code, "DEVIATIONS_FILE_WRONG");
      assert.equal(error.exitCode, 2);
      assert.match(error.message, expected);
      return true;
    });
  });
}

test("an id that is there twice is told with the place of the second", async () => {
  const twice = `${entry(status)}${entry(status).replace("deviations:\n", "")}`;

  await assert.rejects(read(twice), /own\.yaml:6:9: the id X01 is there twice/);
});

test("a file that is not there is told by its name", async () => {
  await assert.rejects(
    readDeviations("/nowhere/own.yaml", "own.yaml"),
    /"own\.yaml" cannot be read/,
  );
});
