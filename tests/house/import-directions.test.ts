import assert from "node:assert/strict";
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";

import { copyProject } from "./copy-project.ts";
import { projectRoot } from "./project-files.ts";
import { runNode } from "./run-node.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const oxlint = join(projectRoot, "node_modules/oxlint/bin/oxlint");

/** One value, in every room, that the imports below reach for. */
const exporters = [
  "contracts/c.ts",
  "targets/t.ts",
  "scenarios/a.scenario.ts",
  "scenarios/steps/s.ts",
  "scenarios/workloads/w.ts",
  "sandbox/broker/b.ts",
  "sandbox/broker/platform/client.ts",
  "sandbox/platform/p.ts",
  "collections/c.ts",
  "reports/builders/b.ts",
  "runner/k6/k.ts",
  "scripts/commands/c.ts",
  "tests/house/h.ts",
];

const allowed = [
  ["targets/ok.ts", "../contracts/c.ts"],
  ["contracts/ok.test.ts", "node:test"],
  ["scenarios/ok.ts", "../targets/t.ts"],
  ["scenarios/ok2.ts", "k6/http"],
  ["sandbox/broker/ok.ts", "../../contracts/c.ts"],
  ["sandbox/ok.ts", "./broker/b.ts"],
  ["sandbox/broker/ok2.ts", "./platform/client.ts"],
  ["sandbox/broker/http/ok3.ts", "../platform/client.ts"],
  ["collections/ok.ts", "../targets/t.ts"],
  ["reports/ok.ts", "node:fs"],
  ["runner/ok.ts", "../sandbox/platform/p.ts"],
  ["runner/ok2.ts", "../collections/c.ts"],
  ["runner/ok3.ts", "../reports/builders/b.ts"],
  ["runner/ok4.ts", "../scenarios/workloads/w.ts"],
  ["scripts/ok.ts", "../runner/k6/k.ts"],
  ["tests/sandbox/ok.test.ts", "../../sandbox/broker/b.ts"],
] as const;

const forbidden = [
  ["contracts/no1.ts", "../targets/t.ts"],
  ["contracts/no2.ts", "node:fs"],
  ["contracts/no3.ts", "k6"],
  ["contracts/no4.ts", "ajv"],
  ["targets/no1.ts", "../runner/k6/k.ts"],
  ["targets/no2.ts", "k6/http"],
  ["scenarios/no1.ts", "../sandbox/broker/b.ts"],
  ["scenarios/no2.ts", "../runner/k6/k.ts"],
  ["scenarios/steps/no3.ts", "node:crypto"],
  ["sandbox/no1.ts", "../scenarios/steps/s.ts"],
  ["sandbox/no2.ts", "../collections/c.ts"],
  ["sandbox/no3.ts", "../reports/builders/b.ts"],
  ["sandbox/no4.ts", "../runner/k6/k.ts"],
  ["sandbox/broker/no5.ts", "../platform/p.ts"],
  ["sandbox/broker/http/no7.ts", "../../platform/p.ts"],
  ["sandbox/platform/no6.ts", "../broker/b.ts"],
  ["collections/no1.ts", "../sandbox/broker/b.ts"],
  ["collections/no2.ts", "../scenarios/workloads/w.ts"],
  ["reports/no1.ts", "../runner/k6/k.ts"],
  ["reports/no2.ts", "../collections/c.ts"],
  ["runner/no1.ts", "../scripts/commands/c.ts"],
  ["runner/no2.ts", "../scenarios/steps/s.ts"],
  ["runner/no3.ts", "../scenarios/a.scenario.ts"],
  ["runner/no4.ts", "../tests/house/h.ts"],
  ["runner/k6/no5.ts", "k6/http"],
] as const;

const spellings = {
  "a value": (from: string) => `import { value } from "${from}";\nexport const copy = value;\n`,
  "a type": (from: string) =>
    `import type { value } from "${from}";\nexport type Copy = typeof value;\n`,
  "at run time": (from: string) => `export const load = () => import("${from}");\n`,
  "passed on": (from: string) => `export { value } from "${from}";\n`,
};

for (const [how, spell] of Object.entries(spellings)) {
  test(`the linter refuses every import against the direction, and no other: ${how}`, async (t) => {
    const root = await folderOf(
      t,
      [...allowed, ...forbidden].map(([path, from]) => [path, spell(from)]),
    );

    const { stdout } = await runNode([oxlint, "--format=unix", "."], { cwd: root });

    const refused = new Set(
      stdout
        .split("\n")
        .filter((line) => line.includes("no-restricted-imports"))
        .map((line) => line.slice(0, line.indexOf(":"))),
    );
    assert.deepEqual([...refused].sort(), forbidden.map(([path]) => path).sort());
  });
}

test("two files that import each other are refused", async (t) => {
  const root = await folderOf(t, [
    ["runner/one.ts", 'import { two } from "./two.ts";\nexport const one = (): number => two();\n'],
    ["runner/two.ts", 'import { one } from "./one.ts";\nexport const two = (): number => one();\n'],
  ]);

  const { stdout, exitCode } = await runNode([oxlint, "--format=unix", "."], { cwd: root });

  assert.match(stdout, /no-cycle/);
  assert.equal(exitCode, 1);
});

test("one forbidden import turns the check of the whole project red", async (t) => {
  const root = await copyProject(t);
  const path = "sandbox/broker/borrowed-rule.ts";
  await writeFile(
    join(root, path),
    spellings["passed on"]("../../scenarios/lifecycle.scenario.ts"),
  );

  const { stdout, exitCode } = await runNode(["--import", "tsx", "scripts/dev/check.ts", "lint"], {
    cwd: root,
  });

  assert.equal(exitCode, 1);
  assert.match(stdout, /FAIL {2}lint/);
  assert.match(
    stdout,
    new RegExp(`${path}[^]*no-restricted-imports|no-restricted-imports[^]*${path}`),
  );
});

async function folderOf(
  t: TestContext,
  files: readonly (readonly [path: string, text: string])[],
): Promise<string> {
  const root = await temporaryFolder(t);
  await cp(join(projectRoot, ".oxlintrc.json"), join(root, ".oxlintrc.json"));
  await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
  for (const [path, text] of [
    ...exporters.map((exporter) => [exporter, "export const value = 1;\n"] as const),
    ...files,
  ]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}
