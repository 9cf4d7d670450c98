import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { defaultPolicy } from "./deviation-policy.ts";
import { readDeviationUse } from "./read-deviation-use.ts";

const cwd = await mkdtemp(join(tmpdir(), "broker-suite-deviations-"));
after(() => rm(cwd, { recursive: true }));
const entry = (id: string, condition: string): string =>
  `deviations:\n  - { id: ${id}, operations: [getResource], condition: ${condition}, excuses: [{ rule: no-response }] }\n`;
await writeFile(join(cwd, "one.yaml"), entry("D05", "One"));
await writeFile(join(cwd, "two.yaml"), entry("D05", "Two"));
await writeFile(join(cwd, "own.yaml"), entry("X01", "Own"));
const request = { policy: "allowed", isStrict: false, files: [], cwd } as const;

test("ours are known, and one of a user's own joins them", async () => {
  const ours = (await readDeviationUse(request)).listed;
  const { listed } = await readDeviationUse({ ...request, files: ["own.yaml"] });

  assert.ok(ours.length >= 19);
  assert.equal(listed.length, ours.length + 1);
  assert.equal(listed.at(-1)?.entry.id, "X01");
});

test("an id of ours is overridden, and the last file wins", async () => {
  const { listed } = await readDeviationUse({ ...request, files: ["one.yaml", "two.yaml"] });

  const own = listed.filter(({ entry }) => entry.id === "D05");
  assert.deepEqual(
    own.map(({ entry, file }) => [entry.condition, file.name]),
    [["Two", "two.yaml"]],
  );
});

test("nothing is listed where nothing is excused, and a wrong file is still told", async () => {
  const none = { ...request, policy: "none" } as const;

  assert.deepEqual((await readDeviationUse({ ...none, files: ["own.yaml"] })).listed, []);
  await assert.rejects(readDeviationUse({ ...none, files: ["absent.yaml"] }), {
    code: "DEVIATIONS_FILE_WRONG",
  });
});

test("the sandbox excuses nothing, a broker of one's own may have defects, a named one has them", () => {
  assert.deepEqual(["sandbox", "custom", "tt02"].map(defaultPolicy), [
    "none",
    "allowed",
    "expected",
  ]);
});
