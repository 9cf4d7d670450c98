/** `docs/sandbox.md` names every fault, clock and gap. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { defaultClocks } from "../../sandbox/broker/clocks.ts";
import { faults } from "../../sandbox/broker/faults.ts";
import { notEmulated } from "../../sandbox/broker/not-emulated.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/sandbox.md"), "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")));

test("the page lists every fault with its operation and who finds it", () => {
  const listed = rows
    .filter((cells) => cells.length === 6)
    .map(([, id, , operation, foundIn]) => [id, operation, foundIn]);

  assert.deepEqual(
    listed,
    faults.map(({ id, operationId, foundIn }) => [id, operationId ?? "any", foundIn]),
  );
});

test("the page lists every clock with its default", () => {
  const listed = rows
    .filter(([, name]) => (name ?? "").endsWith("Ms"))
    .map(([, name, value]) => [name, Number(value)]);

  assert.deepEqual(listed, Object.entries(defaultClocks));
});

test("the page says what is not emulated in the words of the emulator", () => {
  for (const line of notEmulated) assert.ok(page.includes(`- ${line}\n`), line);
});
