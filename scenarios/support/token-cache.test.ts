import assert from "node:assert/strict";
import { test } from "node:test";

import { actors } from "../../targets/actors.ts";
import { TokenCache } from "./token-cache.ts";

const minute = 60_000;

/** A cache whose tokens are numbered and good for thirty minutes from the moment that `clock` tells. */
function numbered(
  jitter: number,
  clock: { nowMs: number },
): { cache: TokenCache; fetched: string[] } {
  const fetched: string[] = [];
  const cache = new TokenCache((actor) => {
    fetched.push(actor.name);
    return { value: `token-${String(fetched.length)}`, expiresAtMs: clock.nowMs + 30 * minute };
  }, jitter);
  return { cache, fetched };
}

test("a token is fetched once for each actor and used until shortly before its end", () => {
  const clock = { nowMs: 0 };
  const { cache, fetched } = numbered(0, clock);

  const values = [0, 1, 15, 28.9].map((minutes) => {
    clock.nowMs = minutes * minute;
    return cache.tokenOf(actors.sender, clock.nowMs).value;
  });
  cache.tokenOf(actors.recipient, clock.nowMs);

  assert.deepEqual(values, ["token-1", "token-1", "token-1", "token-1"]);
  assert.deepEqual(fetched, ["sender", "recipient"]);
});

test("under a long load it is renewed again and again, never in its last minute", () => {
  const clock = { nowMs: 0 };
  const { cache, fetched } = numbered(0.5, clock);

  for (; clock.nowMs < 120 * minute; clock.nowMs += minute / 2) {
    const token = cache.tokenOf(actors.sender, clock.nowMs);

    assert.ok(token.expiresAtMs - clock.nowMs > minute, `at ${String(clock.nowMs / minute)} min`);
  }

  assert.equal(fetched.length, 5);
});

test("holders with different jitter renew at different times", () => {
  const atMs = 28 * minute;

  const renewed = [0, 1].map((jitter) => {
    const clock = { nowMs: 0 };
    const { cache, fetched } = numbered(jitter, clock);
    cache.tokenOf(actors.sender, 0);
    cache.tokenOf(actors.sender, atMs);
    return fetched.length === 2;
  });

  assert.deepEqual(renewed, [false, true]);
});

test("a renewal that is refused is tried again at the next request", () => {
  let isRefused = false;
  let calls = 0;
  const cache = new TokenCache(() => {
    calls += 1;
    if (isRefused) throw new Error("refused");
    return { value: `token-${String(calls)}`, expiresAtMs: calls * 30 * minute };
  }, 0);
  cache.tokenOf(actors.sender, 0);

  isRefused = true;
  assert.throws(() => cache.tokenOf(actors.sender, 29.5 * minute), /refused/);
  isRefused = false;

  assert.equal(cache.tokenOf(actors.sender, 29.6 * minute).value, "token-3");
});
