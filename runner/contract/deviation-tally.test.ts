import assert from "node:assert/strict";
import { test } from "node:test";

import type { Violation } from "../../contracts/judge/verdict.ts";
import { DeviationTally } from "./deviation-tally.ts";

function violation(deviation: string | null, message: string): Violation {
  return {
    rule: "status-undocumented",
    where: "status",
    pointer: "",
    contract: "",
    message,
    deviation,
  };
}

test("a defect that showed twice is told once, with its count and the first words", () => {
  const tally = new DeviationTally();

  tally.add("uploadFile", [
    violation("D03", "first"),
    violation("D03", "same answer"),
    violation(null, "broken"),
  ]);
  tally.add("uploadFile", [violation("D03", "second")]);

  assert.deepEqual(tally.all(), [
    { id: "D03", operationId: "uploadFile", samples: 2, message: "first" },
  ]);
});

test("a violation that nothing excuses is no deviation", () => {
  const tally = new DeviationTally();

  tally.add("uploadFile", [violation(null, "broken")]);

  assert.deepEqual(tally.all(), []);
});
