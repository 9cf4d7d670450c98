import assert from "node:assert/strict";
import { test } from "node:test";

import type { Deviation } from "./deviation.ts";
import { type ExercisedDeviation, exercisedDeviations } from "./exercised-deviations.ts";
import type { JudgeContext, RequestFacts } from "./facts.ts";
import type { Verdict, Violation } from "./verdict.ts";

const known: Deviation = {
  id: "A",
  operations: ["getResource"],
  when: { fact: "request.path", contains: "x" },
  excuses: [{ rule: "status-undocumented" }],
  deterministic: true,
};
const withMended: Deviation = { ...known, mended: { fact: "response.status", equals: 400 } };
const violation: Violation = {
  rule: "status-undocumented",
  where: "status",
  pointer: "",
  contract: "",
  message: "",
  deviation: "A",
};

interface Facts {
  readonly path?: string;
  readonly status?: number;
  readonly violations?: readonly Violation[];
  readonly context?: JudgeContext;
}

function exercised(deviation: Deviation, facts: Facts): readonly ExercisedDeviation[] {
  const { path = "/x", status = 400, violations = [], context = {} } = facts;
  const body = { kind: "text", text: "" } as const;
  const request: RequestFacts = { method: "GET", path, headers: [], body };
  const verdict: Verdict = { operationId: "getResource", violations, notJudged: [] };
  const response = { status, headers: [], body, isRaw: true };
  return exercisedDeviations(verdict, request, response, context, [deviation]);
}

const cases: readonly (readonly [string, Deviation, Facts, boolean | null])[] = [
  ["an answer as a mended service gives it", withMended, {}, true],
  ["another answer", withMended, { status: 401 }, false],
  ["an answer that breaks nothing, where no mended one is named", known, {}, true],
  ["an answer that shows it", known, { violations: [violation] }, false],
  ["other circumstances", known, { path: "/y" }, null],
  ["something broken on purpose", known, { context: { fault: "database" } }, null],
  ["one that shows now and then", { ...known, deterministic: false }, {}, null],
  ["another operation", { ...known, operations: ["uploadFile"] }, {}, null],
];
for (const [name, deviation, facts, expected] of cases) {
  test(`${name}: ${expected === null ? "no chance to show" : `mended ${expected}`}`, () => {
    const wanted = expected === null ? [] : [{ id: "A", isMended: expected }];

    assert.deepEqual(exercised(deviation, facts), wanted);
  });
}
