/** Faults of the sandbox that a load must find: each is seen saying no, by name. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import type { OperationId } from "../../contracts/vocabulary.ts";
import { parseFault } from "../../sandbox/broker/faults.ts";
import { type RunningSandbox, startSandbox } from "../../sandbox/start-sandbox.ts";
import { runLoadAgainst } from "./run-load-against.ts";

const options = { brokerPort: 0, platformPort: 0, controlPort: 0, log: () => undefined };
let platform: RunningSandbox;

before(async () => {
  platform = await startSandbox({ ...options, faults: [] });
});
after(() => platform.close());

test("without a fault a load is green, and every response was judged", async () => {
  const load = { ratePerSecond: 10, durationSeconds: 2 };

  const { exitCode, result, failed } = await runLoadAgainst({ ...platform, load });

  assert.deepEqual(failed, []);
  assert.equal(exitCode, 0);
  assert.equal(result.load?.iterations.completed, result.load?.iterations.started);
  const judgedOperations = result.coverage.map(({ operationId }) => operationId);
  for (const operationId of [
    "uploadFile",
    "downloadFile",
    "confirmDownload",
    "configureResource",
  ] as const) {
    assert.ok(judgedOperations.includes(operationId), operationId);
  }
});

const faults: readonly (readonly [
  fault: string,
  operationId: OperationId,
  check: string,
  rate: number,
])[] = [
  ["download-byte-wrong@200", "downloadFile", "downloadFile: gives the bytes that were sent", 50],
  [
    "confirm-not-persisted@10",
    "confirmDownload",
    "confirmDownload: the transfer is AllConfirmedDownloaded afterwards",
    10,
  ],
  [
    "recipient-missing@10",
    "getFileTransferOverview",
    "getFileTransferOverview: names every recipient once",
    10,
  ],
  [
    "overview-required-member-missing@10",
    "getFileTransferOverview",
    "getFileTransferOverview: every response keeps the contract",
    10,
  ],
  [
    "required-header-missing@10",
    "downloadFile",
    "downloadFile: every response keeps the contract",
    10,
  ],
];
for (const [fault, operationId, check, ratePerSecond] of faults) {
  test(`${fault} is found and named: ${check}`, async () => {
    const { platformUrl } = platform;
    const sandbox = await startSandbox({ ...options, platformUrl, faults: [parseFault(fault)] });
    try {
      const { brokerUrl } = sandbox;
      const load = { ratePerSecond, durationSeconds: 3 };

      const { exitCode, result, failed } = await runLoadAgainst({ brokerUrl, platformUrl, load });

      assert.equal(exitCode, 1);
      assert.ok(failed.includes(check), failed.join("; "));
      const found = result.checks.find(({ name }) => name === check);
      assert.equal(found?.operationId, operationId);
      assert.match(found?.failures[0]?.curl ?? "", /Bearer \$TOKEN/);
      if (fault.startsWith("download")) assert.ok((result.load?.transfers.corrupt ?? 0) >= 1);
      // What the process itself notices, the judge notices as well: it looks at all that came before.
      if (fault.startsWith("confirm")) {
        const judged = result.checks.find(
          ({ name }) => name === "getFileTransferOverview: every response keeps the contract",
        );
        const violations = judged?.failures.flatMap((failure) => failure.violations) ?? [];
        assert.ok(violations.some(({ rule }) => rule === "effect-missing"));
      }
    } finally {
      await sandbox.close();
    }
  });
}
