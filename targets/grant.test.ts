import assert from "node:assert/strict";
import { test } from "node:test";

import { assertionClaims, grantRequest, readGrantResponse } from "./grant.ts";

test("an assertion names client, audience and scopes, and lives for less than two minutes", () => {
  const claims = assertionClaims({
    clientId: "client",
    audience: "http://127.0.0.1:5097/",
    scopes: ["altinn:a", "altinn:b"],
    nowSeconds: 1000,
    jti: "once",
  });

  assert.deepEqual(claims, {
    aud: "http://127.0.0.1:5097/",
    iss: "client",
    scope: "altinn:a altinn:b",
    iat: 1000,
    exp: 1100,
    jti: "once",
  });
});

test("a grant is a form with the assertion in its body, never in its address", () => {
  const request = grantRequest("http://127.0.0.1:5097/token", "a.b.c");

  assert.equal(request.url, "http://127.0.0.1:5097/token");
  assert.equal(
    request.body,
    "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=a.b.c",
  );
});

test("the granted token lives as long as the server says", () => {
  const body = JSON.stringify({ access_token: "t", expires_in: 120, token_type: "Bearer" });

  assert.deepEqual(readGrantResponse(200, body, 500), { value: "t", expiresAtMs: 120_500 });
});

const refusals = [
  {
    name: "an OAuth error",
    status: 400,
    body: '{"error":"invalid_grant","error_description":"aud"}',
    words: /400 invalid_grant aud$/,
  },
  { name: "a page", status: 502, body: "<html>", words: /grant: 502$/ },
  {
    name: "a token without lifetime",
    status: 200,
    body: '{"access_token":"secret"}',
    words: /grant: 200$/,
  },
];
for (const { name, status, body, words } of refusals) {
  test(`refused: ${name}`, () => {
    assert.throws(() => readGrantResponse(status, body, 0), {
      code: "GRANT_REFUSED",
      message: words,
    });
  });
}
