import assert from "node:assert/strict";
import { test } from "node:test";

import type { ExercisedCount } from "./deviation-tally.ts";
import type { SourcedDeviation } from "./deviation-policy.ts";
import { mendedDeviations, type PhaseDeviations, strictChecks } from "./mended-deviations.ts";

const listed: SourcedDeviation = {
  entry: { id: "A", operations: ["getResource"], condition: "Always." },
  file: { name: "own.yaml", text: "deviations:\n  - id: A\n" },
};
const once: ExercisedCount = { id: "A", operationId: "getResource", samples: 2, mended: 1 };
const shows = { id: "A", operationId: "uploadFile", samples: 1, message: "500" } as const;

function phase(changes: Partial<PhaseDeviations>): PhaseDeviations {
  return { phase: "contract", shown: [], exercised: [], ...changes };
}

test("one that had its chance and showed nowhere looks mended, and comes with its patch", () => {
  const [mended] = mendedDeviations([listed], [phase({ exercised: [once] })]);

  assert.equal(mended?.id, "A");
  assert.equal(mended?.samples, 1);
  assert.deepEqual(mended?.operationIds, ["getResource"]);
  assert.match(mended?.patch ?? "", /^-  - id: A$/m);
});

const notMended: readonly (readonly [name: string, phases: readonly PhaseDeviations[]])[] = [
  ["that had no chance", [phase({})]],
  ["whose answers were neither", [phase({ exercised: [{ ...once, mended: 0 }] })]],
  ["that showed on another operation", [phase({ exercised: [once], shown: [shows] })]],
  [
    "that showed under load",
    [phase({ exercised: [once] }), phase({ phase: "load", shown: [shows] })],
  ],
];
for (const [name, phases] of notMended) {
  test(`one ${name} does not look mended`, () => {
    assert.deepEqual(mendedDeviations([listed], phases), []);
  });
}

test("strictly seen, one that looks mended fails, and one that shows passes", () => {
  const lost = [phase({ exercised: [once] })];
  const kept = [phase({ exercised: [once], shown: [shows] })];

  const [failed] = strictChecks(mendedDeviations([listed], lost), lost);
  const [passed] = strictChecks(mendedDeviations([listed], kept), kept);

  assert.equal(failed?.status, "failed");
  assert.equal(failed?.id, "contract/deviations/A");
  assert.match(failed?.failures[0]?.message ?? "", /did not show.*own\.yaml/);
  assert.equal(passed?.status, "passed");
});

test("strictly seen, one that had no chance is no check at all", () => {
  const phases = [phase({ exercised: [{ ...once, mended: 0 }] })];

  assert.deepEqual(strictChecks([], phases), []);
});
