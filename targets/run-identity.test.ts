import assert from "node:assert/strict";
import { test } from "node:test";

import { userAgent } from "./run-identity.ts";

test("a run is recognised by its User-Agent", () => {
  assert.equal(
    userAgent("0.1.0", "20261124-141903-3f2a"),
    "broker-suite/0.1.0 (20261124-141903-3f2a)",
  );
});
