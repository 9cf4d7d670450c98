import assert from "node:assert/strict";
import { test } from "node:test";

import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";

import {
  goodClaims,
  grantForm,
  makeClient,
  member,
  postJson,
  register,
  runPlatform,
  signature,
  signed,
} from "./running-platform.ts";

const client = makeClient();
const stranger = makeClient("stranger");

test("metadata names issuer, token endpoint and keys of the stand-in", async (t) => {
  const platform = await runPlatform(t);

  const { json } = await platform.ask("/.well-known/oauth-authorization-server");

  assert.equal(member(json, "issuer"), `${platform.platformUrl}/`);
  assert.equal(member(json, "token_endpoint"), `${platform.platformUrl}/token`);
  assert.equal(member(json, "jwks_uri"), `${platform.platformUrl}/jwk`);
});

test("a good assertion gets a token that the published keys verify", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const claims = goodClaims(client, `${platform.platformUrl}/`);

  const answer = await platform.ask("/token", grantForm(signed(client, claims)));

  assert.equal(answer.status, 200);
  assert.equal(member(answer.json, "token_type"), "Bearer");
  assert.equal(member(answer.json, "expires_in"), 3600);
  assert.equal(member(answer.json, "scope"), claims["scope"]);
  const keys = createRemoteJWKSet(new URL(`${platform.platformUrl}/jwk`));
  const { payload } = await jwtVerify(String(member(answer.json, "access_token")), keys, {
    issuer: `${platform.platformUrl}/`,
    algorithms: ["RS256"],
  });
  assert.equal(payload["scope"], claims["scope"]);
  assert.equal(payload["client_id"], client.clientId);
  assert.equal(member(payload, "consumer", "ID"), "0192:991825827");
  assert.equal(payload["supplier"], undefined);
  assert.deepEqual(platform.logLines, []);
});

test("consumer_org, authorization_details and resource are honoured", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const organization = { authority: "iso6523-actorid-upis", ID: "986252932" };
  const claims = goodClaims(client, `${platform.platformUrl}/`, {
    consumer_org: "974761076",
    resource: "https://api.example",
    authorization_details: [{ type: "urn:altinn:systemuser", systemuser_org: organization }],
  });

  const answer = await platform.ask("/token", grantForm(signed(client, claims)));

  const token = decodeJwt(String(member(answer.json, "access_token")));
  assert.equal(member(token, "consumer", "ID"), "0192:974761076");
  assert.equal(member(token, "supplier", "ID"), "0192:991825827");
  assert.equal(token.aud, "https://api.example");
  const detail = member(token, "authorization_details", 0);
  assert.equal(member(detail, "systemuser_org", "ID"), "0192:986252932");
  assert.match(String(member(detail, "systemuser_id", 0)), /^[0-9a-f-]{36}$/);
  assert.equal(typeof member(detail, "system_id"), "string");
});

test("the exchange gives an Altinn token as a quoted JSON string, ttd with ?test=true", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const assertion = signed(client, goodClaims(client, `${platform.platformUrl}/`));
  const granted = await platform.ask("/token", grantForm(assertion));
  const headers = { authorization: `Bearer ${String(member(granted.json, "access_token"))}` };
  const path = "/authentication/api/v1/exchange/maskinporten";

  const plain = await platform.ask(path, { headers });
  const asTest = await platform.ask(`${path}?test=true`, { headers });

  assert.equal(plain.status, 200);
  const token = decodeJwt(String(plain.json));
  assert.equal(token.iss, `${platform.platformUrl}/authentication/api/v1/openid/`);
  assert.equal(token["urn:altinn:orgNumber"], "991825827");
  assert.equal(token["urn:altinn:org"], "digdir");
  assert.equal(decodeJwt(String(asTest.json))["urn:altinn:org"], "ttd");
});

test("the exchange keeps a system user", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const organization = { authority: "iso6523-actorid-upis", ID: "0192:986252932" };
  const claims = goodClaims(client, `${platform.platformUrl}/`, {
    authorization_details: [{ type: "urn:altinn:systemuser", systemuser_org: organization }],
  });
  const granted = await platform.ask("/token", grantForm(signed(client, claims)));
  const maskinporten = String(member(granted.json, "access_token"));

  const exchanged = await platform.ask("/authentication/api/v1/exchange/maskinporten", {
    headers: { authorization: `Bearer ${maskinporten}` },
  });

  const token = decodeJwt(String(exchanged.json));
  const expected = member(decodeJwt(maskinporten), "authorization_details");
  assert.deepEqual(token["authorization_details"], expected);
  assert.equal(token["urn:altinn:orgNumber"], undefined);
});

test("the exchange refuses no token, a foreign token and an Altinn token", async (t) => {
  const platform = await runPlatform(t);
  const path = "/authentication/api/v1/exchange/maskinporten";
  const altinn = (await platform.ask("/api/GetSystemUserToken?env=sandbox")).text;
  const foreign = signed(client, goodClaims(client, `${platform.platformUrl}/`));

  const answers = await Promise.all([
    platform.ask(path),
    platform.ask(path, { headers: { authorization: `Bearer ${foreign}` } }),
    platform.ask(path, { headers: { authorization: `Bearer ${altinn}` } }),
  ]);

  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 401, 401],
  );
});

test("the client built into the real broker works: its aud, and metadata under its host name", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const now = Math.floor(Date.now() / 1000);
  // Lifetime as in Altinn.ApiClients.Maskinporten: 10 s.
  const claims = goodClaims(client, "https://test.maskinporten.no/", {
    exp: now + 10,
    scope: "altinn:register/partylookup.admin",
  });

  const granted = await platform.ask("/token", grantForm(signed(client, claims)));
  const metadata = await platform.ask("/.well-known/oauth-authorization-server", {
    headers: { "x-forwarded-host": "test.maskinporten.no" },
  });

  const token = String(member(granted.json, "access_token"));
  assert.equal(decodeJwt(token).iss, "https://test.maskinporten.no/");
  assert.equal(member(metadata.json, "issuer"), "https://test.maskinporten.no/");
  assert.equal(member(metadata.json, "jwks_uri"), "https://test.maskinporten.no/jwk");
  const authorization = `Bearer ${token}`;
  const used = await platform.ask("/register/api/v1/parties/lookup", {
    ...postJson({ orgNo: "991825827", ssn: null }, { authorization }),
  });
  assert.equal(used.status, 200);
});

test("aud = the token URL is accepted with a warning that holds no assertion", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const assertion = signed(client, goodClaims(client, `${platform.platformUrl}/token`));

  const answer = await platform.ask("/token", grantForm(assertion));

  assert.equal(answer.status, 200);
  assert.equal(
    decodeJwt(String(member(answer.json, "access_token"))).iss,
    `${platform.platformUrl}/`,
  );
  assert.equal(platform.logLines.length, 1);
  assert.match(platform.logLines[0] ?? "", /^warning: .*client-1.*token URL/);
  assert.equal(platform.logLines.join().includes(assertion), false);
});

test("base64url with padding is accepted with a warning", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const pad = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, "=");
  const parts = signed(client, goodClaims(client, `${platform.platformUrl}/`)).split(".");
  const input = `${pad(parts[0] ?? "")}.${pad(parts[1] ?? "")}`;
  const assertion = `${input}.${pad(signature(client, input))}`;

  const answer = await platform.ask("/token", grantForm(assertion));

  assert.equal(answer.status, 200);
  assert.match(platform.logLines.join("\n"), /^warning: .*padding/);
});

test("an assertion may be used once", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const assertion = signed(client, goodClaims(client, `${platform.platformUrl}/`));
  await platform.ask("/token", grantForm(assertion));

  const again = await platform.ask("/token", grantForm(assertion));

  assert.equal(again.status, 400);
  assert.equal(member(again.json, "error"), "invalid_grant");
  assert.match(String(member(again.json, "error_description")), /jti/);
});

test("a client that is not registered gets no token", async (t) => {
  const platform = await runPlatform(t);
  await register(platform, client);
  const assertion = signed(stranger, goodClaims(stranger, `${platform.platformUrl}/`));

  const answer = await platform.ask("/token", grantForm(assertion));

  assert.equal(answer.status, 400);
  assert.equal(member(answer.json, "error"), "invalid_grant");
  assert.match(String(member(answer.json, "error_description")), /iss/);
});
