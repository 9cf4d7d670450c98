import assert from "node:assert/strict";
import { test } from "node:test";

import { testEnvironment } from "./test-environment.ts";

const taken = ["CI", "FORCE_COLOR", "BROKER_URL", "PLATFORM_URL", "MASKINPORTEN_URL", "K6_VUS"];
const kept = ["PATH", "HOME", "XDG_CACHE_HOME", "HTTPS_PROXY", "GOPROXY", "K6_BINARY"];

for (const name of taken) {
  test(`tests do not see ${name} of their caller`, () => {
    assert.deepEqual(testEnvironment({ [name]: "1" }), {});
  });
}
for (const name of kept) {
  test(`tests see ${name} of their caller`, () => {
    assert.deepEqual(testEnvironment({ [name]: "1" }), { [name]: "1" });
  });
}
