import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";

import type { AssertionSurroundings, AssertionVerdict } from "./check-assertion.ts";
import { checkAssertion } from "./check-assertion.ts";
import type { Client } from "./clients.ts";
import { UsedAssertions } from "./used-assertions.ts";

const now = 1_800_000_000;
const issuer = "http://127.0.0.1:5097/";
const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const client: Client = {
  clientId: "client-1",
  organization: "991825827",
  keys: new Map([["key-1", publicKey]]),
};

type Members = Readonly<Record<string, unknown>>;
const good: Members = {
  aud: issuer,
  iss: "client-1",
  scope: "altinn:broker.write",
  iat: now,
  exp: now + 120,
  jti: "jti-1",
};
const header: Members = { alg: "RS256", kid: "key-1" };

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function make(claims: Members, changedHeader: Members = {}, key = privateKey): string {
  const input = `${encode({ ...header, ...changedHeader })}.${encode(claims)}`;
  return `${input}.${sign("RSA-SHA256", Buffer.from(input), key).toString("base64url")}`;
}

function surroundings(): AssertionSurroundings {
  const used = new UsedAssertions();
  return {
    findClient: (id) => (id === client.clientId ? client : undefined),
    names: [{ issuer, tokenUrl: `${issuer}token` }],
    nowSeconds: now,
    claimJti: (id, jti, expires) => used.claim(id, jti, expires, now),
  };
}

function judged(claims: Members): AssertionVerdict {
  return checkAssertion(make({ ...good, ...claims }), surroundings());
}

test("a good assertion is a grant without warnings", () => {
  assert.deepEqual(judged({}), {
    ok: true,
    warnings: [],
    grant: {
      client,
      issuer,
      scopes: ["altinn:broker.write"],
      resource: null,
      consumerOrganization: null,
      systemUser: null,
    },
  });
});

const accepted = [
  { name: "a clock ahead by ten seconds", claims: { iat: now + 10, exp: now + 130 } },
  { name: "an nbf five seconds ago", claims: { nbf: now - 5 } },
  { name: "a sub", claims: { sub: "client-1" } },
  { name: "aud as a list of one", claims: { aud: [issuer] } },
  { name: "ten seconds to live", claims: { exp: now + 10 } },
];
for (const { name, claims } of accepted) {
  test(`an assertion with ${name} is accepted`, () => assert.equal(judged(claims).ok, true));
}

const details = (changed: Members) => [
  {
    type: "urn:altinn:systemuser",
    systemuser_org: { authority: "iso6523-actorid-upis", ID: "991825827" },
    ...changed,
  },
];
const refused: readonly { name: string; claims: Members; error?: string; words: RegExp }[] = [
  { name: "another aud", claims: { aud: "https://maskinporten.example/" }, words: /aud/ },
  { name: "aud without the slash", claims: { aud: issuer.slice(0, -1) }, words: /aud/ },
  { name: "two audiences", claims: { aud: [issuer, "https://x.example/"] }, words: /aud/ },
  { name: "no aud", claims: { aud: undefined }, words: /aud/ },
  { name: "an unknown iss", claims: { iss: "client-2" }, words: /iss/ },
  { name: "no iss", claims: { iss: undefined }, words: /iss/ },
  { name: "no iat", claims: { iat: undefined }, words: /iat/ },
  { name: "iat as text", claims: { iat: String(now) }, words: /iat/ },
  { name: "iat in the future", claims: { iat: now + 11, exp: now + 100 }, words: /iat/ },
  { name: "no exp", claims: { exp: undefined }, words: /exp/ },
  { name: "an exp that is now", claims: { iat: now - 60, exp: now }, words: /expired/ },
  { name: "exp in milliseconds", claims: { exp: (now + 60) * 1000 }, words: /120 seconds/ },
  { name: "121 seconds to live", claims: { exp: now + 121 }, words: /120 seconds/ },
  { name: "an old iat and a long life", claims: { iat: now - 60, exp: now + 61 }, words: /120/ },
  { name: "an nbf to come", claims: { nbf: now + 11 }, words: /nbf/ },
  { name: "no jti", claims: { jti: undefined }, words: /jti/ },
  { name: "an empty jti", claims: { jti: "" }, words: /jti/ },
  { name: "no scope", claims: { scope: undefined }, error: "invalid_scope", words: /scope/ },
  { name: "a blank scope", claims: { scope: " " }, error: "invalid_scope", words: /scope/ },
  { name: "scope as a list", claims: { scope: ["a"] }, error: "invalid_scope", words: /scope/ },
  {
    name: "a consumer_org with prefix",
    claims: { consumer_org: "0192:991825827" },
    error: "invalid_request",
    words: /consumer_org/,
  },
  {
    name: "a resource that is no text",
    claims: { resource: 1 },
    error: "invalid_request",
    words: /resource/,
  },
  {
    name: "authorization_details that is no list",
    claims: { authorization_details: details({})[0] },
    error: "invalid_request",
    words: /authorization_details/,
  },
  {
    name: "authorization_details of another type",
    claims: { authorization_details: details({ type: "urn:altinn:consent" }) },
    error: "invalid_request",
    words: /type/,
  },
  {
    name: "a system user without organisation",
    claims: { authorization_details: details({ systemuser_org: undefined }) },
    error: "invalid_request",
    words: /systemuser_org/,
  },
  {
    name: "a system user whose organisation has eight digits",
    claims: {
      authorization_details: details({
        systemuser_org: { authority: "iso6523-actorid-upis", ID: "99182582" },
      }),
    },
    error: "invalid_request",
    words: /systemuser_org/,
  },
  {
    name: "a systemuser_id that is no UUID",
    claims: { authorization_details: details({ systemuser_id: ["x"] }) },
    error: "invalid_request",
    words: /systemuser_id/,
  },
];
for (const { name, claims, error = "invalid_grant", words } of refused) {
  test(`an assertion with ${name} is refused`, () => {
    const verdict = judged(claims);

    assert.ok(!verdict.ok);
    assert.equal(verdict.error, error);
    assert.match(verdict.description, words);
  });
}

const flipped = (text: string) =>
  `${text.slice(0, -9)}${text.at(-9) === "A" ? "B" : "A"}${text.slice(-8)}`;
const malformed: readonly { name: string; assertion: string; words: RegExp }[] = [
  { name: "signed by another key", assertion: make(good, {}, otherKey), words: /signature/ },
  {
    name: "with a bit of its signature changed",
    assertion: flipped(make(good)),
    words: /signature/,
  },
  {
    name: "whose claims were changed",
    assertion: make(good).replace(encode(good), encode({ ...good, scope: "altinn:more" })),
    words: /signature/,
  },
  {
    name: "without signature",
    assertion: `${encode(header)}.${encode(good)}.`,
    words: /base64url/,
  },
  { name: "with alg none", assertion: make(good, { alg: "none" }), words: /alg/ },
  { name: "with alg HS256", assertion: make(good, { alg: "HS256" }), words: /alg/ },
  { name: "with alg RS512", assertion: make(good, { alg: "RS512" }), words: /alg/ },
  { name: "without alg", assertion: make(good, { alg: undefined }), words: /alg/ },
  { name: "with an unknown kid", assertion: make(good, { kid: "key-2" }), words: /kid/ },
  { name: "without kid", assertion: make(good, { kid: undefined }), words: /kid/ },
  { name: "with a crit header", assertion: make(good, { crit: ["b64"] }), words: /crit/ },
  { name: "of two parts", assertion: "e30.e30", words: /three parts/ },
  { name: "in plain base64", assertion: `${make(good).slice(0, -1)}+`, words: /base64url/ },
  { name: "with padding in the middle", assertion: `e=30.e30.e30`, words: /base64url/ },
  {
    name: "whose header is a list",
    assertion: `${encode([])}.${encode(good)}.AAAA`,
    words: /header/,
  },
  {
    name: "whose payload is text",
    assertion: `${encode(header)}.${encode("x")}.AAAA`,
    words: /payload/,
  },
];
for (const { name, assertion, words } of malformed) {
  test(`an assertion ${name} is refused`, () => {
    const verdict = checkAssertion(assertion, surroundings());

    assert.ok(!verdict.ok);
    assert.equal(verdict.error, "invalid_grant");
    assert.match(verdict.description, words);
  });
}

test("an assertion that is refused for its scope does not use up its jti", () => {
  const same = surroundings();
  checkAssertion(make({ ...good, scope: undefined }), same);

  assert.equal(checkAssertion(make(good), same).ok, true);
});

test("another client may use the same jti, and an expired one is forgotten", () => {
  const used = new UsedAssertions(2);

  assert.equal(used.claim("a", "1", now + 10, now), true);
  assert.equal(used.claim("a", "1", now + 10, now), false);
  assert.equal(used.claim("b", "1", now + 10, now), true);
  assert.equal(used.claim("c", "1", now + 50, now + 11), true);
  assert.equal(used.size, 1);
});
