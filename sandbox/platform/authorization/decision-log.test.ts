import assert from "node:assert/strict";
import { test } from "node:test";

import type { Decision } from "./decide.ts";
import { DecisionLog } from "./decision-log.ts";

test("the last decisions are kept in order, and all are counted", () => {
  const log = new DecisionLog(3);
  const add = (action: string, decision: Decision) =>
    log.add({
      receivedAt: "2026-01-01T00:00:00.000Z",
      systemUserId: null,
      subject: null,
      party: null,
      resource: "r",
      resourceInstance: null,
      action,
      decision,
      reason: "",
    });

  for (let count = 1; count <= 8; count += 1) add(String(count), count % 2 ? "Permit" : "Deny");

  assert.deepEqual(
    log.list().map(({ action }) => action),
    ["6", "7", "8"],
  );
  assert.deepEqual(log.counts, { Permit: 4, Deny: 4, NotApplicable: 0 });
});
