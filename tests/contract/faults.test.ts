/** Every judge is seen saying no: each fault of the sandbox fails the run and names the operation. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import type { Rule } from "../../contracts/judge/rules.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { RunningSandbox } from "../../sandbox/start-sandbox.ts";
import { failedOperations, runAgainst, startQuietSandbox, stepNamed } from "./contract-run.ts";

let sandbox: RunningSandbox;
before(async () => {
  sandbox = await startQuietSandbox();
});
after(() => sandbox.close());

async function setFault(id: string | null): Promise<void> {
  const faults = id === null ? [] : [{ id, every: 1 }];
  const response = await fetch(`${sandbox.controlUrl}/faults`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ faults }),
  });
  assert.ok(response.ok, await response.text());
}

const overview = stepNamed("lifecycle", "getFileTransferOverview", "sender sees Initialized");
const stranger = stepNamed("wrongCallers", "getFileTransferOverview", "as a stranger");
const download = stepNamed("operations", "downloadFile", "recipient downloads the file");

const cases: readonly {
  readonly fault: string;
  readonly only: string;
  readonly operation: OperationId;
  /** Rule over a sequence that notices it, too. */
  readonly rule?: Rule;
}[] = [
  {
    fault: "overview-required-member-missing",
    only: overview,
    operation: "getFileTransferOverview",
  },
  { fault: "enum-outside-contract", only: overview, operation: "getFileTransferOverview" },
  {
    fault: "recipient-missing",
    only: overview,
    operation: "getFileTransferOverview",
    rule: "echo-differs",
  },
  { fault: "problem-media-type-wrong", only: stranger, operation: "getFileTransferOverview" },
  { fault: "stranger-reads-overview", only: stranger, operation: "getFileTransferOverview" },
  { fault: "required-header-missing", only: download, operation: "downloadFile" },
  {
    fault: "download-byte-wrong",
    only: download,
    operation: "downloadFile",
    rule: "bytes-differ",
  },
  {
    fault: "undocumented-status",
    only: stepNamed(
      "lifecycle",
      "initializeFileTransfer",
      "sender announces a file to two recipients",
    ),
    operation: "initializeFileTransfer",
  },
  {
    fault: "problem-code-wrong",
    only: stepNamed("wrongOrder", "confirmDownload", "confirm before the upload"),
    operation: "confirmDownload",
  },
  {
    fault: "scope-not-checked",
    only: stepNamed("wrongCallers", "initializeFileTransfer", "with another scope"),
    operation: "initializeFileTransfer",
  },
  {
    fault: "confirm-not-persisted",
    only: stepNamed("wrongOrder", "confirmDownload", "confirm after all have confirmed"),
    operation: "confirmDownload",
  },
  {
    fault: "confirm-not-persisted",
    only: stepNamed("lifecycle", "getFileTransferOverview", "sender sees AllConfirmedDownloaded"),
    operation: "getFileTransferOverview",
    rule: "effect-missing",
  },
  { fault: "published-event-twice", only: "lifecycle", operation: "uploadFile" },
];

for (const { fault, only, operation, rule } of cases) {
  test(`${fault} fails the run and names ${operation}`, async () => {
    await setFault(fault);

    const result = await runAgainst(sandbox, { only: [only], runId: fault });

    assert.deepEqual(result.problems, []);
    assert.ok(
      failedOperations(result).includes(operation),
      `failed: ${String(failedOperations(result))}`,
    );
    if (rule === undefined) return;
    const found = result.checks
      .filter(({ kind, operationId }) => kind === "contract" && operationId === operation)
      .flatMap(({ failures }) => failures.flatMap(({ violations }) => violations));
    assert.ok(
      found.some((violation) => violation.where === "sequence" && violation.rule === rule),
      JSON.stringify(found),
    );
  });
}

test("without a fault the same steps pass", async () => {
  await setFault(null);

  const result = await runAgainst(sandbox, { only: [overview, stranger, download] });

  assert.deepEqual(result.problems, []);
  assert.deepEqual(failedOperations(result), []);
  assert.ok(result.checks.length > 50);
});
