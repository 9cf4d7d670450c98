import assert from "node:assert/strict";
import { test } from "node:test";

import type { Check } from "../contracts/result.ts";
import { buildResult, type RunFacts } from "./build-result.ts";
import type { PhaseResult } from "./phase.ts";

const facts: RunFacts = {
  suite: { name: "broker-suite", version: "0.0.0", contractDigest: "0".repeat(64) },
  run: {
    id: "r",
    command: "run",
    seed: 1,
    deviations: "none",
    startedAt: "2026-01-01T00:00:00.000Z",
    endedAt: "2026-01-01T00:00:01.000Z",
  },
  target: {
    name: "sandbox",
    brokerUrl: "http://127.0.0.1:1",
    platformUrl: "http://127.0.0.1:2",
    version: null,
  },
  machine: { os: "Linux", cpus: 2, memoryBytes: 1 },
  nodeVersion: "20.0.0",
  documentedStatuses: (operationId) => (operationId === "uploadFile" ? [200, 409] : []),
  problems: [],
  deviations: { policy: "none", isStrict: false, listed: [] },
  isInterrupted: false,
  notChecked: [],
};

function phase(overrides: Partial<PhaseResult> = {}): PhaseResult {
  return {
    checks: [],
    notChecked: [],
    deviations: [],
    exercised: [],
    coverage: [],
    problems: [],
    isInterrupted: false,
    load: null,
    engineVersion: "1.0.0",
    ...overrides,
  };
}

function check(status: Check["status"]): Check {
  return {
    id: "contract/a/b",
    phase: "contract",
    group: "a",
    operationId: "uploadFile",
    name: "keeps the contract",
    kind: "contract",
    status,
    samples: 1,
    failed: status === "failed" ? 1 : 0,
    failures: [],
    durationMs: 1,
  };
}

const problem = { code: "K6_KILLED", message: "k6 was killed", next: "look at the log" };

const cases: readonly {
  name: string;
  facts?: Partial<RunFacts>;
  contract: PhaseResult | null;
  exitCode: number;
}[] = [
  { name: "all passed is 0", contract: phase({ checks: [check("passed")] }), exitCode: 0 },
  {
    name: "a failed check is 1",
    contract: phase({ checks: [check("passed"), check("failed")] }),
    exitCode: 1,
  },
  { name: "no check at all is 3", contract: phase(), exitCode: 3 },
  { name: "no phase at all is 3", contract: null, exitCode: 3 },
  {
    name: "a problem is 3, also when all checks passed",
    contract: phase({ checks: [check("passed")], problems: [problem] }),
    exitCode: 3,
  },
  {
    name: "a broken promise outranks a problem",
    contract: phase({ checks: [check("failed")], problems: [problem] }),
    exitCode: 1,
  },
  {
    name: "an interrupted phase is 130",
    contract: phase({ checks: [check("failed")], isInterrupted: true }),
    exitCode: 130,
  },
  {
    name: "an interruption before any phase is 130",
    facts: { isInterrupted: true },
    contract: null,
    exitCode: 130,
  },
];
for (const each of cases) {
  test(each.name, () => {
    const result = buildResult(
      { ...facts, ...each.facts },
      { contract: each.contract, load: null },
    );

    assert.equal(result.exitCode, each.exitCode);
  });
}

test("an empty run says that nothing was checked", () => {
  const result = buildResult(facts, { contract: phase(), load: null });

  assert.deepEqual(
    result.problems.map(({ code }) => code),
    ["NOTHING_CHECKED"],
  );
});

test("coverage lists the documented statuses, seen or not, and the undocumented ones that were seen", () => {
  const seen = { operationId: "uploadFile", seen: 2, violations: 0 } as const;
  const contract = phase({
    coverage: [
      { ...seen, status: 200 },
      { ...seen, status: 418, violations: 2 },
    ],
  });
  const load = phase({ coverage: [{ ...seen, status: 200 }] });

  const result = buildResult(facts, { contract, load });

  assert.deepEqual(result.coverage.find((each) => each.operationId === "uploadFile")?.statuses, [
    { status: 200, isDocumented: true, seen: 4, violations: 0 },
    { status: 409, isDocumented: true, seen: 0, violations: 0 },
    { status: 418, isDocumented: false, seen: 2, violations: 2 },
  ]);
});
