import assert from "node:assert/strict";
import { test } from "node:test";

import type { OperationStep, Workflow } from "../../collections/model/step.ts";
import { notReached, type RunOutcome, statusesNotSeen } from "./not-reached.ts";
import { placeSteps } from "./select-steps.ts";

const look: OperationStep = {
  kind: "operation",
  operation: "getResource",
  does: "look",
  as: "serviceOwner",
  expect: [200],
};
const workflow: Workflow = {
  name: "looking",
  title: "",
  checkClass: "read",
  steps: [
    look,
    { ...look, needs: "ownResource" },
    { ...look, needs: "givenResource" },
    {
      kind: "platform",
      request: { kind: "events", transfer: "x" },
      about: null,
      does: "hear",
      needs: "events",
      asserts: [{ kind: "bodyIsEmpty" }],
    },
  ],
};
const steps = placeSteps([workflow]);
const outcome: RunOutcome = {
  answered: new Set(),
  broken: new Map(),
  abilities: ["events"],
  ownsResource: true,
  endedBy: null,
};
const reasons = (changes: Partial<RunOutcome>): readonly string[] =>
  notReached(steps, { ...outcome, ...changes }).map(({ reason }) => reason);

test("a step that was answered is not listed", () => {
  assert.deepEqual(reasons({ answered: new Set(steps.map(({ id }) => id)) }), []);
});

test("what the target cannot do is the reason, where it is", () => {
  const [first, own, given, events] = reasons({ ownsResource: false, abilities: [] });

  assert.match(first ?? "", /an earlier step/);
  assert.match(own ?? "", /the resource was given/);
  assert.match(given ?? "", /an earlier step/);
  assert.match(events ?? "", /no control/);
});

test("a broken workflow is the reason, before the end of the run is", () => {
  const broken = new Map([["looking", "01 getResource"]]);

  for (const reason of reasons({ broken, endedBy: "the run was interrupted" })) {
    assert.match(reason, /builds on 01 getResource/);
  }
});

test("the end of the run is the reason otherwise", () => {
  assert.deepEqual(
    new Set(reasons({ endedBy: "the run was interrupted" })),
    new Set(["the run was interrupted"]),
  );
});

test("documented statuses that were not seen are listed with their reason", () => {
  const seen = [{ operationId: "getResource", status: 200, seen: 1, violations: 0 }] as const;

  const entries = statusesNotSeen(
    ["getResource"],
    new Set(["getResource"]),
    () => [200, 404, 405],
    seen,
  );

  assert.deepEqual(
    entries.map(({ name, reason }) => [name, reason]),
    [
      ["getResource: documented status 404", "no step of this run was answered with it"],
      [
        "getResource: documented status 405",
        "a wrong method on this path is counted for configureResource",
      ],
    ],
  );
});

test("an operation that no workflow calls is listed once", () => {
  const entries = statusesNotSeen(["health"], new Set(["getResource"]), () => [200, 400], []);

  assert.deepEqual(
    entries.map(({ name, reason }) => [name, reason]),
    [["health: every documented status", "no workflow of this version calls it"]],
  );
});
