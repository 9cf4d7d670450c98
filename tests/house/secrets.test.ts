import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test, type TestContext } from "node:test";

import { findSecrets } from "./find-secrets.ts";
import { projectRoot } from "./project-files.ts";
import { runNode } from "./run-node.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { watchRun } from "./watch-run.ts";

test("a red run of contract and load leaves no secret in files, output or arguments", async (t) => {
  const { args, folders, env } = await places(t);
  let pid: number | undefined;
  const watch = watchRun(() => pid, folders);

  const ended = await runNode([join(projectRoot, "scripts/broker-suite"), ...args], {
    cwd: folders[0],
    env,
    onSpawn: (spawned) => (pid = spawned),
  });

  const { sightings, seenArguments, fileVersions } = watch.end();
  assert.equal(ended.exitCode, 1, ended.stderr);
  for (const phase of ["contract", "load"]) {
    assert.match(ended.stdout, new RegExp(`^fail +${phase}`, "im"));
  }
  assert.deepEqual(sightings, []);
  assert.deepEqual(findSecrets(ended.stdout), []);
  assert.deepEqual(findSecrets(ended.stderr), []);
  assert.ok(fileVersions >= 3, `only ${fileVersions} files were seen`);
  if (process.platform === "linux") {
    assert.ok(
      seenArguments.some((line) => /\bk6\b.* run /.test(line)),
      `k6 was not seen among: ${seenArguments.join("\n")}`,
    );
  }
});

test("a secret in an argument or in a file that is soon gone is seen", async (t) => {
  const { folders } = await places(t);
  const token = `eyJ${"a".repeat(30)}.eyJ${"b".repeat(30)}.c`;
  const file = join(folders[0], "soon-gone.txt");
  const script = `setTimeout(() => require("node:fs").rmSync(${JSON.stringify(file)}), 600); setTimeout(() => {}, 700);`;
  await writeFile(file, encodeURIComponent(`Bearer ${token}`));
  let pid: number | undefined;
  const watch = watchRun(() => pid, folders);

  await runNode(["-e", script, token], { cwd: folders[0], onSpawn: (spawned) => (pid = spawned) });

  const seen = watch.end().sightings.map(({ place }) => place);
  const expected = process.platform === "linux" ? [file, "arguments of a process"] : [file];
  assert.deepEqual(seen.sort(), expected.sort());
});

/** A red run shows requests and responses of what failed: there a secret would stand. */
async function places(t: TestContext) {
  const folder = await temporaryFolder(t);
  const outputDir = join(folder, "out");
  const temporary = join(folder, "tmp");
  await mkdir(temporary);
  const faults = [
    "overview-required-member-missing@3",
    "problem-code-wrong",
    "download-byte-wrong@5",
  ];
  const args = ["run", "--target", "sandbox", "--output-dir", outputDir, "--seed", "1"];
  args.push("--reporter", "html,junit,json", "--rate", "5", "--duration", "3s");
  args.push("--only", "lifecycle", "--only", "wrongOrder");
  for (const fault of faults) args.push("--fault", fault);
  return { args, folders: [folder] as const, env: { TMPDIR: temporary } };
}
