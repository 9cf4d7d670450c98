/** What a run does with known deviations: names them, holds them against the target, or says that one did not show. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { readContract } from "../../runner/contract-build/contract-in-force.ts";
import type { DeviationUse } from "../../runner/deviations/deviation-policy.ts";
import type { ListedDeviation } from "../../runner/deviations/listed-deviation.ts";
import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox.ts";
import { failedOperations, runAgainst, stepNamed } from "./contract-run.ts";

let sandbox: RunningSandbox;
before(async () => {
  sandbox = await startSandbox({
    brokerPort: 0,
    platformPort: 0,
    controlPort: 0,
    faults: [{ id: "undocumented-status", every: 1 }],
    log: () => undefined,
  });
});
after(() => sandbox.close());

const only = [
  stepNamed("lifecycle", "initializeFileTransfer", "sender announces a file to two recipients"),
];
const created: ListedDeviation = {
  id: "created",
  operations: ["initializeFileTransfer"],
  condition: "Always.",
  answer: { fact: "response.status", equals: 201 },
  excuses: [{ rule: "status-undocumented" }],
  deterministic: true,
};
const neverSeen: ListedDeviation = {
  id: "never-seen",
  operations: ["getServiceOwner"],
  condition: "Always.",
  excuses: [{ rule: "member-extra", pointer: "/colour" }],
  deterministic: true,
};

async function run(policy: DeviationUse["policy"], entries: readonly ListedDeviation[]) {
  const file = { name: "own.yaml", text: "" };
  const listed = entries.map((entry) => ({ entry, file }));
  const contract = await readContract({
    overlays: [],
    cwd: "",
    deviations: { policy, isStrict: false, listed },
  });
  return runAgainst(sandbox, { only, contract });
}

test("a status that is listed is named, and neither it nor what its step claims turns anything red", async () => {
  const result = await run("expected", [created, neverSeen]);

  assert.deepEqual(failedOperations(result), []);
  assert.deepEqual(
    result.deviations.map(({ id, operationId }) => [id, operationId]),
    [["created", "initializeFileTransfer"]],
  );
  const mended = result.exercised.filter((count) => count.mended > 0).map(({ id }) => id);
  assert.deepEqual(mended, ["never-seen"]);
});

test("one that is not listed is a violation", async () => {
  const result = await run("allowed", [neverSeen]);

  assert.deepEqual(failedOperations(result), ["initializeFileTransfer"]);
  assert.deepEqual(result.deviations, []);
  assert.deepEqual(result.exercised, []);
});
