import assert from "node:assert/strict";
import { test } from "node:test";

import { documentedWaitsMs } from "./pusher.ts";

test("a push is tried twelve times within about 35 hours, as Altinn Events documents it", () => {
  const seconds = documentedWaitsMs.map((waitMs) => waitMs / 1000);

  assert.deepEqual(seconds, [10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 43_200]);
});
