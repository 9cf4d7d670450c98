import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { runCli } from "../cli/broker-suite.ts";

test("collections copies collection and environments and prints where they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-"));
  try {
    const result = await runCli(["collections", "--output-dir", join(folder, "postman"), "--json"]);

    assert.equal(result.exitCode, 0, result.stderr);
    const names = [
      "contract.postman_collection.json",
      "custom.postman_environment.json",
      "sandbox.postman_environment.json",
    ];
    assert.deepEqual((await readdir(join(folder, "postman"))).sort(), names);
    const { collections } = JSON.parse(result.stdout) as {
      readonly collections: readonly string[];
    };
    const copy = await readFile(collections[0] ?? "", "utf8");
    const committed = new URL(
      "../../collections/contract.postman_collection.json",
      import.meta.url,
    );
    assert.ok(copy === (await readFile(committed, "utf8")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a folder that cannot be written is exit 2", async () => {
  const folder = await mkdtemp(join(tmpdir(), "broker-suite-"));
  try {
    await writeFile(join(folder, "file"), "");

    const result = await runCli(["collections", "--output-dir", join(folder, "file", "x")]);

    assert.equal(result.exitCode, 2);
    assert.match(result.stderr, /\[OUTPUT_NOT_WRITABLE\]/);
    assert.equal(result.stdout, "");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
