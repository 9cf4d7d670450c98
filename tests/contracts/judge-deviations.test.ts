/** What the command `judge` does with known deviations. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { good, runJudge, security, written } from "./run-judge-command.ts";

const overlong = await recordNamed("initialize.jsonl", "sendersFileTransferReference-length-4095");

async function recordNamed(
  file: string,
  condition: string,
): Promise<Readonly<Record<string, unknown>>> {
  const lines = (await readFile(new URL(`../records/${file}`, import.meta.url), "utf8")).split(
    "\n",
  );
  const line = lines.find((each) => each.includes(`"condition":"${condition}"`));
  return JSON.parse(line ?? "{}") as Readonly<Record<string, unknown>>;
}

test("a known deviation is allowed unless the user wants none", async () => {
  const file = await written("overlong.jsonl", overlong);

  const allowed = await runJudge(file);
  const none = await runJudge(file, "--deviations", "none");

  assert.equal(allowed.exitCode, 0);
  assert.match(allowed.stdout, /known deviation D05/);
  assert.equal(none.exitCode, 1);
});

test("a deviation that is expected and does not show is told with the patch that takes it out", async () => {
  const response = { status: 200, headers: [], body: "" };
  const file = await written("mended.jsonl", { ...overlong, response });

  const { stdout } = await runJudge(file, "--deviations", "expected");

  assert.match(stdout, /^known deviation D05 had its chance once and did not show/m);
  assert.match(stdout, /^-  - id: D05$/m);
});

test("a user's own list excuses what it names", async () => {
  const headers = [...security, ["Content-Type", "text/plain"]];
  const file = await written("tea.jsonl", {
    ...good,
    response: { status: 418, headers, body: "" },
  });
  await written(
    "own.yaml",
    "deviations:\n  - { id: tea, operations: [confirmDownload], condition: Always., excuses: [{ rule: status-undocumented }] }\n",
  );

  const { stdout, exitCode } = await runJudge(file, "--deviations-file", "own.yaml");

  assert.equal(exitCode, 0, stdout);
  assert.match(stdout, /tea × 1/);
});

test("a list that is none is exit 2, with its place", async () => {
  const file = await written("good.jsonl", good);
  await written("wrong.yaml", "deviations:\n  - id: [\n");

  const { stderr, exitCode } = await runJudge(file, "--deviations-file", "wrong.yaml");

  assert.equal(exitCode, 2);
  assert.match(stderr, /wrong\.yaml:\d+:\d+ is no YAML.*\[DEVIATIONS_FILE_WRONG\]/);
});
