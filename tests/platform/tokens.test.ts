import assert from "node:assert/strict";
import { test } from "node:test";

import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, errors, jwtVerify } from "jose";

import { member, runPlatform } from "./running-platform.ts";

const enterprise =
  "/api/GetEnterpriseToken?env=sandbox&scopes=altinn:serviceowner&org=ttd&orgNo=991825827";
const systemUser = "/api/GetSystemUserToken?env=sandbox&scopes=altinn:broker.write&orgNo=310654321";

test("tokens of both kinds are verified through discovery and keys, as the broker does", async (t) => {
  const platform = await runPlatform(t);
  const discovery = await platform.ask(
    "/authentication/api/v1/openid/.well-known/openid-configuration",
  );
  const issuer = String(member(discovery.json, "issuer"));
  const keys = createRemoteJWKSet(new URL(String(member(discovery.json, "jwks_uri"))));

  const answers = [await platform.ask(enterprise), await platform.ask(systemUser)];

  assert.equal(issuer, `${platform.platformUrl}/authentication/api/v1/openid/`);
  for (const { status, headers, text } of answers) {
    assert.equal(status, 200);
    assert.equal(headers.get("content-type"), "text/plain; charset=utf-8");
    const { payload } = await jwtVerify(text, keys, { issuer, algorithms: ["RS256"] });
    assert.equal((payload.exp ?? 0) - (payload.iat ?? 0), 1800);
    assert.equal(typeof decodeProtectedHeader(text).kid, "string");
  }
});

test("the published keys are RSA keys with kid and nothing private", async (t) => {
  const platform = await runPlatform(t);

  const altinn = await platform.ask(
    "/authentication/api/v1/openid/.well-known/openid-configuration/jwks",
  );
  const maskinporten = await platform.ask("/jwk");

  for (const { json } of [altinn, maskinporten]) {
    const key = member(json, "keys", 0) as object;
    assert.deepEqual(Object.keys(key).sort(), ["alg", "e", "kid", "kty", "n", "use"]);
  }
  assert.notEqual(
    member(altinn.json, "keys", 0, "kid"),
    member(maskinporten.json, "keys", 0, "kid"),
  );
});

test("an organisation has the same system user in every token, another has another", async (t) => {
  const platform = await runPlatform(t);
  const idOf = async (organization: string) => {
    const { text } = await platform.ask(`${systemUser}&systemUserOrg=${organization}`);
    return member(decodeJwt(text), "authorization_details", 0, "systemuser_id", 0);
  };

  const ids = [await idOf("991825827"), await idOf("991825827"), await idOf("986252932")];

  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
});

test("ttl=0 and a negative ttl make tokens that have expired; blank scopes make one without", async (t) => {
  const platform = await runPlatform(t);
  const keys = createRemoteJWKSet(
    new URL(
      `${platform.platformUrl}/authentication/api/v1/openid/.well-known/openid-configuration/jwks`,
    ),
  );

  const expired = [
    await platform.ask(`${systemUser}&ttl=0`),
    await platform.ask(`${enterprise}&ttl=-60`),
  ];
  const scopeless = await platform.ask("/api/GetSystemUserToken?env=sandbox&scopes=%20");

  for (const { text } of expired) await assert.rejects(jwtVerify(text, keys), errors.JWTExpired);
  assert.equal(decodeJwt(scopeless.text)["scope"], "");
});

test("bad parameters are refused, each named in words", async (t) => {
  const platform = await runPlatform(t);

  const answer = await platform.ask("/api/GetEnterpriseToken?env=sandbox&orgNo=99182582");

  assert.equal(answer.status, 400);
  assert.deepEqual(answer.json, {
    scopes: "the parameter must be given",
    orgNo: 'expected nine digits, received "99182582"',
  });
});

test("a system user id of one organisation is refused for another", async (t) => {
  const platform = await runPlatform(t);
  const id = "11111111-1111-4111-8111-111111111111";
  await platform.ask(`${systemUser}&systemUserId=${id}&systemUserOrg=991825827`);

  const answer = await platform.ask(`${systemUser}&systemUserId=${id}&systemUserOrg=986252932`);

  assert.equal(answer.status, 400);
  assert.match(String(member(answer.json, "systemUserId")), /991825827/);
});
