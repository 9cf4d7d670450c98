import assert from "node:assert/strict";
import { test } from "node:test";
import { k6CachePath } from "./cache-location.ts";

const cases = [
  {
    name: "XDG_CACHE_HOME says where the cache is",
    env: { XDG_CACHE_HOME: "/caches", HOME: "/home/kari" },
    expected: "/caches/altinn-broker-suite/k6/v2.2.0/k6",
  },
  {
    name: "without it the cache is in ~/.cache",
    env: { HOME: "/home/kari" },
    expected: "/home/kari/.cache/altinn-broker-suite/k6/v2.2.0/k6",
  },
  {
    name: "a relative XDG_CACHE_HOME is ignored",
    env: { XDG_CACHE_HOME: "caches", HOME: "/home/kari" },
    expected: "/home/kari/.cache/altinn-broker-suite/k6/v2.2.0/k6",
  },
];
for (const { name, env, expected } of cases) {
  test(name, () => assert.equal(k6CachePath(env, "2.2.0"), expected));
}
