import type { Check, Failure, RunResult } from "../../../contracts/result.ts";
import { passedCheck, passedResult } from "./passed-result.ts";

const overviewFailure: Failure = {
  message: "the required member fileTransferStatus is missing",
  expected: "string, one of Initialized, UploadStarted, UploadProcessing, Published",
  received: "no such member",
  step: "lifecycle, step 5: getFileTransferOverview as sender",
  curl: "curl -sS -X GET 'http://127.0.0.1:5096/broker/api/v1/filetransfer/5f0c8f3e-2f0e-4b0e-9d0a-0c1de2f3a4b5' -H \"Authorization: Bearer $TOKEN\" -H 'Accept: application/json'",
  request: {
    method: "GET",
    path: "/broker/api/v1/filetransfer/5f0c8f3e-2f0e-4b0e-9d0a-0c1de2f3a4b5",
  },
  response: {
    status: 200,
    headers: [
      ["content-type", "application/json; charset=utf-8"],
      ["date", "Tue, 24 Nov 2026 14:15:07 GMT"],
    ],
    body: '{"fileTransferId":"5f0c8f3e-2f0e-4b0e-9d0a-0c1de2f3a4b5","resourceId":"broker-suite-7f3a","fileName":"letter.txt"}',
  },
  violations: [
    {
      rule: "body-required",
      where: "body",
      pointer: "/fileTransferStatus",
      contract: "/components/schemas/FileTransferOverview/required/3",
      message: "expected the member fileTransferStatus, received an object without it",
      deviation: null,
    },
  ],
};

const strangerFailure: Failure = {
  message: "a stranger may read the overview",
  expected: "status 404",
  received: "status 200",
  step: "wrongCallers, step 3: getFileTransferOverview as stranger",
  curl: "curl -sS 'http://127.0.0.1:5096/broker/api/v1/filetransfer/5f0c8f3e-2f0e-4b0e-9d0a-0c1de2f3a4b5' -H \"Authorization: Bearer $TOKEN\"",
  request: {
    method: "GET",
    path: "/broker/api/v1/filetransfer/5f0c8f3e-2f0e-4b0e-9d0a-0c1de2f3a4b5",
  },
  response: { status: 200, headers: [["content-type", "application/json"]], body: "{}" },
  violations: [],
};

const thresholdFailure: Failure = {
  message: "the threshold p(95)<100 of getFileTransferOverview is crossed",
  expected: "p(95) < 100 ms",
  received: "p(95) = 412 ms, n = 612",
  step: "lifecycle.scenario, smoke",
  curl: null,
  request: null,
  response: null,
  violations: [],
};

const failedChecks: readonly Check[] = [
  passedCheck({
    operationId: "getFileTransferOverview",
    status: "failed",
    samples: 37,
    failed: 37,
    failures: Array.from({ length: 20 }, (_, index) => ({
      ...overviewFailure,
      step: `lifecycle, step ${5 + index}: getFileTransferOverview as sender`,
    })),
    durationMs: 14,
  }),
  passedCheck({
    group: "wrongCallers",
    operationId: "getFileTransferOverview",
    kind: "assertion",
    name: "a stranger is answered 404",
    status: "failed",
    failed: 1,
    failures: [strangerFailure],
    durationMs: 9,
  }),
  passedCheck({
    phase: "load",
    group: "lifecycle.scenario",
    operationId: "getFileTransferOverview",
    kind: "threshold",
    name: "http_req_duration{name:getFileTransferOverview} p(95)<100",
    status: "failed",
    failed: 1,
    failures: [thresholdFailure],
  }),
];

const failedIds = new Set(failedChecks.map(({ id }) => id));
const { load } = passedResult;

/** A run in which the judge, a workflow and a threshold said no. */
export const failedResult: RunResult = {
  ...passedResult,
  target: {
    name: "custom",
    brokerUrl: "https://broker.example.test",
    platformUrl: "https://platform.example.test",
    version: null,
  },
  outcome: "failed",
  exitCode: 1,
  checks: [...passedResult.checks.filter(({ id }) => !failedIds.has(id)), ...failedChecks],
  coverage: passedResult.coverage.map((operation) =>
    operation.operationId === "getFileTransferOverview"
      ? {
          ...operation,
          statuses: [
            ...operation.statuses.map((status) =>
              status.status === 200 ? { ...status, seen: 649, violations: 37 } : status,
            ),
            { status: 418, isDocumented: false, seen: 2, violations: 2 },
          ],
        }
      : operation,
  ),
  load:
    load === null
      ? null
      : {
          ...load,
          iterations: { started: 300, completed: 290, failed: 6, interrupted: 1, dropped: 3 },
          transfers: { initialized: 297, published: 295, lost: 1, corrupt: 1 },
          responses: { judged: 2371, violating: 37 },
          thresholds: load.thresholds.map((threshold) =>
            threshold.expression === "p(95)<100"
              ? { ...threshold, passed: false, observed: 412.25 }
              : threshold,
          ),
        },
};
