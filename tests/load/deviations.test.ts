/** A load with a contract and a list of deviations that are not the committed ones. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import type { DeviationPolicy } from "../../contracts/result.ts";
import {
  type ContractInForce,
  readContract,
} from "../../runner/contract-build/contract-in-force.ts";
import { readDeviationUse } from "../../runner/deviations/read-deviation-use.ts";
import { parseFault } from "../../sandbox/broker/faults.ts";
import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox.ts";
import { runLoadAgainst } from "./run-load-against.ts";

const ports = { brokerPort: 0, platformPort: 0, controlPort: 0, log: () => undefined };
const load = { ratePerSecond: 4, durationSeconds: 1 };
let sandbox: RunningSandbox;
let cwd = "";

before(async () => {
  cwd = await mkdtemp(join(tmpdir(), "broker-suite-deviations-"));
  sandbox = await startSandbox({ ...ports, faults: [parseFault("required-header-missing")] });
  await writeFile(
    join(cwd, "own.yaml"),
    `deviations:
  - id: no-file-name
    operations: [downloadFile]
    condition: Always.
    excuses: [{ rule: header-missing, pointer: /content-disposition }]
    deterministic: true
  - id: never-seen
    operations: [getFileTransferOverview]
    condition: Always.
    excuses: [{ rule: member-extra, pointer: /colour }]
    deterministic: true
`,
  );
  await writeFile(
    join(cwd, "no-file-name.yaml"),
    `overlay: 1.0.0
info: { title: Downloads without a file name, version: "1" }
actions:
  - target: $.paths.*[?@.operationId == 'downloadFile'].responses['200'].headers['Content-Disposition']
    remove: true
`,
  );
});
after(async () => {
  await sandbox.close();
  await rm(cwd, { recursive: true });
});

async function contractWith(
  policy: DeviationPolicy,
  files: readonly string[],
  overlays: readonly string[],
): Promise<ContractInForce> {
  const deviations = await readDeviationUse({ policy, isStrict: false, files, cwd });
  return readContract({ overlays, cwd, deviations });
}

test("known deviations are named under load, and one that did not show is noticed", async () => {
  const contract = await contractWith("expected", ["own.yaml"], []);

  const { result, failed } = await runLoadAgainst({ ...sandbox, load, context: { contract } });

  assert.deepEqual(failed, []);
  const shown = result.deviations.map(({ id, operationId }) => [id, operationId]);
  assert.deepEqual(shown, [["no-file-name", "downloadFile"]]);
  assert.ok((result.deviations[0]?.samples ?? 0) >= 8, "two recipients of four transfers");
  const mended = result.exercised.filter((count) => count.mended > 0).map(({ id }) => id);
  assert.deepEqual(mended, ["never-seen"]);
});

test("a promise that an overlay takes back is not asked for under load either", async () => {
  const contract = await contractWith("none", [], ["no-file-name.yaml"]);

  const { result, failed } = await runLoadAgainst({ ...sandbox, load, context: { contract } });

  assert.deepEqual(failed, []);
  assert.deepEqual(result.deviations, []);
});
