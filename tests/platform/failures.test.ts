import assert from "node:assert/strict";
import { test } from "node:test";

import {
  type RunningPlatform,
  member,
  postJson,
  runPlatform,
  systemUserToken,
} from "./running-platform.ts";

function fail(platform: RunningPlatform, failures: object) {
  return platform.ask("/_control/failures", { ...postJson(failures), method: "PUT" });
}

test("a dependency that answers 503 says when to come back, does nothing, and recovers after so many times", async (t) => {
  const platform = await runPlatform(t);
  const headers = {
    authorization: `Bearer ${await systemUserToken(platform, "991825827")}`,
    "content-type": "application/cloudevents+json",
  };
  const event = {
    specversion: "1.0",
    id: "1",
    source: "urn:test",
    type: "no.altinn.broker.published",
    resource: "urn:altinn:resource:bruno-broker",
  };
  const publish = () =>
    platform.ask("/events/api/v1/events", {
      method: "POST",
      headers,
      body: JSON.stringify(event),
    });
  await fail(platform, { events: { mode: "status", status: 503, retryAfterSeconds: 3, times: 2 } });

  const answers = [await publish(), await publish(), await publish()];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [503, 503, 200],
  );
  assert.equal(answers[0]?.headers.get("retry-after"), "3");
  const kept = await platform.ask("/_control/events");
  assert.equal((member(kept.json, "events") as readonly unknown[]).length, 1);
});

test("an answer is cut in the middle, is no JSON, or comes late, and only of the dependency that was named", async (t) => {
  const platform = await runPlatform(t);
  const resource = "/resourceregistry/api/v1/resource/bruno-broker";
  await fail(platform, {
    resourceRegistry: { mode: "cut" },
    openId: { mode: "garbage" },
    maskinporten: { mode: "slow", delayMs: 1 },
  });

  await assert.rejects(platform.ask(resource), { message: /terminated|aborted/ });
  const garbage = await platform.ask(
    "/authentication/api/v1/openid/.well-known/openid-configuration",
  );
  const late = await platform.ask("/jwk");
  const other = await platform.ask("/api/GetSystemUserToken");
  await platform.ask("/_control/failures", { method: "DELETE" });
  const recovered = await platform.ask(resource);

  assert.deepEqual([garbage.status, garbage.json], [200, undefined]);
  assert.match(garbage.headers.get("content-type") ?? "", /^application\/json/);
  assert.deepEqual([late.status, other.status, recovered.status], [200, 200, 200]);
  const slow = await platform.ask("/_control/calls?failure=slow");
  assert.equal(member(slow.json, "calls", 0, "path"), "/jwk");
});

test("failures that are wrong are refused in words, all at once, and those switched on stay", async (t) => {
  const platform = await runPlatform(t);
  await fail(platform, { register: { mode: "cut" } });

  const refused = await fail(platform, {
    pdp: { mode: "cut" },
    events: { mode: "slow" },
    register: { mode: "status", status: 200 },
    exchange: { mode: "cut", delayMs: 1 },
    openId: { mode: "cut", times: 0 },
    authorization: "slow",
  });

  assert.equal(refused.status, 400);
  const words = String(member(refused.json, "detail"));
  for (const part of ["pdp: unknown", "events: delayMs is missing", "register: status: a whole"]) {
    assert.ok(words.includes(part), words);
  }
  assert.match(words, /exchange: delayMs: unknown.*openId: times:.*authorization: mode:/);
  const { json } = await platform.ask("/_control/failures");
  assert.deepEqual(member(json, "failures"), { register: { mode: "cut" } });
});
