import assert from "node:assert/strict";
import { test } from "node:test";

import { enterpriseClaims, maskinportenClaims, systemUserClaims } from "./claims.ts";

const basics = {
  issuer: "https://issuer.example/",
  scopes: ["altinn:broker.write", "altinn:broker.read"],
  clientId: "client-1",
  consumer: "310654321",
  supplier: null,
  jti: "jti-1",
  nowSeconds: 1000,
  lifetimeSeconds: 60,
};
const common = {
  iss: "https://issuer.example/",
  scope: "altinn:broker.write altinn:broker.read",
  client_id: "client-1",
  client_amr: "private_key_jwt",
  token_type: "Bearer",
  consumer: { authority: "iso6523-actorid-upis", ID: "0192:310654321" },
  jti: "jti-1",
  iat: 1000,
  exp: 1060,
};
const user = { id: "u-1", organization: "991825827", systemId: "s-1" };
const details = [
  {
    type: "urn:altinn:systemuser",
    systemuser_id: ["u-1"],
    systemuser_org: { authority: "iso6523-actorid-upis", ID: "0192:991825827" },
    system_id: "s-1",
  },
];

test("an enterprise token names its organisation and, if asked, the service owner's code", () => {
  const claims = enterpriseClaims({ ...basics, supplier: "974761076" }, "ttd");

  assert.deepEqual(claims, {
    ...common,
    supplier: { authority: "iso6523-actorid-upis", ID: "0192:974761076" },
    nbf: 1000,
    "urn:altinn:orgNumber": "310654321",
    "urn:altinn:authenticatemethod": "maskinporten",
    "urn:altinn:authlevel": 3,
    "urn:altinn:org": "ttd",
  });
});

test("a system user token has authorization_details and no urn:altinn:orgNumber", () => {
  assert.deepEqual(systemUserClaims(basics, user), {
    ...common,
    nbf: 1000,
    "urn:altinn:authenticatemethod": "systemuser",
    "urn:altinn:authlevel": 3,
    authorization_details: details,
  });
});

test("a token of Maskinporten has no claims of Altinn", () => {
  assert.deepEqual(maskinportenClaims(basics, null, null), common);
  assert.deepEqual(maskinportenClaims(basics, user, "api"), {
    ...common,
    aud: "api",
    authorization_details: details,
  });
});

test("an expired token was valid before it expired: nbf is not after exp", () => {
  const { exp, nbf } = systemUserClaims({ ...basics, lifetimeSeconds: -60 }, user);

  assert.deepEqual([nbf, exp], [940, 940]);
});
