import type { Check, OperationCoverage, RunResult } from "../../../contracts/result.ts";
import type { OperationId } from "../../../contracts/vocabulary.ts";
import { sampleLatency } from "./sample-latencies.ts";

/** A check that passed; `changes` says how it differs. */
export function passedCheck(changes: Partial<Check> = {}): Check {
  const group = changes.group ?? "lifecycle";
  const phase = changes.phase ?? "contract";
  const name = changes.name ?? "the response keeps the contract";
  return {
    id: `${phase}/${group}/${changes.operationId ?? "run"}/${name}`,
    phase,
    group,
    operationId: null,
    name,
    kind: "contract",
    status: "passed",
    samples: 1,
    failed: 0,
    failures: [],
    durationMs: null,
    ...changes,
  };
}

const documented: Readonly<Partial<Record<OperationId, readonly number[]>>> = {
  initializeServiceOwner: [200, 400, 401, 403, 409],
  getServiceOwner: [200, 401, 403, 404],
  configureResource: [200, 400, 401, 403, 404],
  getResource: [200, 401, 403, 404],
  initializeFileTransfer: [200, 400, 401, 403, 415],
  uploadFile: [200, 400, 401, 403, 404, 409],
  getFileTransferOverview: [200, 401, 403, 404, 406],
  getFileTransferDetails: [200, 401, 403, 404, 406],
  searchFileTransfers: [200, 400, 401, 403],
  downloadFile: [200, 206, 401, 403, 404, 416, 503],
  confirmDownload: [200, 401, 403, 404, 405],
};

/** A target whose other operations were not called. */
const called = Object.keys(documented) as readonly OperationId[];

const sampleCoverage: readonly OperationCoverage[] = called.map((operationId, row) => ({
  operationId,
  statuses: (documented[operationId] ?? []).map((status, column) => ({
    status,
    isDocumented: true,
    seen: status === 503 || (row + column) % 7 === 5 ? 0 : status === 200 ? 12 + row : 1,
    violations: 0,
  })),
}));

const contractChecks: readonly Check[] = called.flatMap((operationId, index) => [
  passedCheck({ operationId, durationMs: 12 + index }),
  ...(index < 4
    ? []
    : [
        passedCheck({
          operationId,
          kind: "assertion",
          name: "the history names every state once, in order",
          durationMs: 3,
        }),
      ]),
]);

const otherChecks: readonly Check[] = [
  passedCheck({
    group: "wrongCallers",
    operationId: "getFileTransferOverview",
    kind: "assertion",
    name: "a stranger is answered 404",
    durationMs: 9,
  }),
  passedCheck({
    group: "wrongOrder",
    operationId: "confirmDownload",
    kind: "assertion",
    name: "confirming before the upload is answered 404",
    durationMs: 11,
  }),
  passedCheck({
    phase: "load",
    group: "lifecycle.scenario",
    name: "every response keeps the contract",
    samples: 2400,
  }),
  passedCheck({
    phase: "load",
    group: "lifecycle.scenario",
    kind: "accounting",
    name: "every iteration that was due is accounted for",
  }),
  passedCheck({
    phase: "load",
    group: "lifecycle.scenario",
    operationId: "getFileTransferOverview",
    kind: "threshold",
    name: "http_req_duration{name:getFileTransferOverview} p(95)<100",
  }),
];

/** Contract and load, everything passed, with all that a result can hold but failures and problems. */
export const passedResult: RunResult = {
  schemaVersion: 1,
  suite: {
    name: "broker-suite",
    version: "0.1.0",
    contractDigest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  },
  run: {
    id: "20261124T141500-7f3a",
    command: "run",
    seed: 20261124,
    deviations: "expected",
    startedAt: "2026-11-24T14:15:00.000Z",
    endedAt: "2026-11-24T14:16:14.200Z",
  },
  target: {
    name: "sandbox",
    brokerUrl: "http://127.0.0.1:5096",
    platformUrl: "http://127.0.0.1:5097",
    version: "0.1.0",
  },
  machine: { os: "linux 6.1 x64", cpus: 2, memoryBytes: 8_589_934_592 },
  tools: { node: "20.20.2", newman: "6.2.2", k6: "2.2.0" },
  outcome: "passed",
  exitCode: 0,
  problems: [],
  checks: [...contractChecks, ...otherChecks],
  notChecked: [
    {
      phase: "contract",
      operationId: "downloadFile",
      name: "status 503",
      reason: "the workflows cannot provoke it on this target",
    },
    {
      phase: "contract",
      operationId: "uploadFile",
      name: "malware found in the file",
      reason: "the workflows cannot provoke it on this target",
    },
    {
      phase: null,
      operationId: null,
      name: "resumable uploads (TUS)",
      reason: "not part of this version of the suite",
    },
  ],
  deviations: [
    {
      id: "D05",
      operationId: "initializeFileTransfer",
      samples: 2,
      message:
        "expected one of the documented statuses 200, 400, 401, 403, 405, 406, 415, 503, received 500",
    },
  ],
  mendedDeviations: [
    {
      id: "D10",
      condition: "NUL in the resource id.",
      operationIds: ["searchFileTransfers"],
      samples: 1,
      file: "contracts/deviations.yaml",
      patch: [
        "--- a/contracts/deviations.yaml",
        "+++ b/contracts/deviations.yaml",
        "@@ -4,2 +4,1 @@",
        "   - id: D09",
        "-  - id: D10",
        "",
      ].join("\n"),
    },
  ],
  coverage: sampleCoverage,
  load: {
    scenario: "lifecycle.scenario",
    workload: "smoke",
    ratePerSecond: 5,
    durationSeconds: 60,
    iterations: { started: 300, completed: 300, failed: 0, interrupted: 0, dropped: 0 },
    transfers: { initialized: 300, published: 300, lost: 0, corrupt: 0 },
    bytes: { uploaded: 307_200, downloaded: 614_400 },
    responses: { judged: 2400, violating: 0 },
    thresholds: [
      { metric: "checks", expression: "rate==1", passed: true, observed: 1 },
      {
        metric: "http_req_duration{name:getFileTransferOverview}",
        expression: "p(95)<100",
        passed: true,
        observed: 5.4123,
      },
      { metric: "dropped_iterations", expression: "count==0", passed: true, observed: 0 },
    ],
    latencies: [
      sampleLatency("initializeFileTransfer", 3.1),
      sampleLatency("uploadFile", 4.2),
      sampleLatency("getFileTransferOverview", 1.6, 612),
      sampleLatency("downloadFile", 2.4, 600),
      sampleLatency("confirmDownload", 2.9, 600),
      sampleLatency("timeToPublished", 44),
      sampleLatency("endToEnd", 71),
    ],
    k6Command:
      "BROKER_URL=http://127.0.0.1:5096 PLATFORM_URL=http://127.0.0.1:5097 k6 run reports/out/20261124T141500-7f3a/lifecycle.scenario.js",
  },
};
