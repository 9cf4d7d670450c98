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

  assert.deepEqual(tally.shown(), [
    { id: "D03", operationId: "uploadFile", samples: 2, message: "first" },
  ]);
});

test("a violation that nothing excuses is no deviation", () => {
  const tally = new DeviationTally();

  tally.add("uploadFile", [violation(null, "broken")]);

  assert.deepEqual(tally.shown(), []);
});

test("a deviation that had its chance counts, and how often the answer was as if it were mended", () => {
  const tally = new DeviationTally();

  tally.addExercised("uploadFile", [{ id: "D27", isMended: false }]);
  tally.addExercised("uploadFile", [{ id: "D27", isMended: true }]);
  tally.addExercised("confirmDownload", [{ id: "D04", isMended: true }]);

  assert.deepEqual(tally.exercised(), [
    { id: "D27", operationId: "uploadFile", samples: 2, mended: 1 },
    { id: "D04", operationId: "confirmDownload", samples: 1, mended: 1 },
  ]);
});
