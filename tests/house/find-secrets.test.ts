import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";

import { findSecrets } from "./find-secrets.ts";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const segment = (claims: object): string =>
  Buffer.from(JSON.stringify(claims)).toString("base64url");
const token = `${segment({ alg: "RS256", kid: "k" })}.${segment({ iss: "a", scope: "altinn:broker.read" })}.c2ln`;

const secrets = {
  "an access token": token,
  "a token cut before its signature": token.slice(0, token.lastIndexOf(".")),
  "a private key as PEM": privateKey.export({ type: "pkcs8", format: "pem" }),
  "a private key as JWK": JSON.stringify(privateKey.export({ format: "jwk" })),
};
const wrappings: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (secret) => secret,
  "in base64": (secret) => Buffer.from(secret).toString("base64"),
  "in base64url": (secret) => Buffer.from(secret).toString("base64url"),
  "URL-encoded": encodeURIComponent,
  "in base64 and URL-encoded": (secret) =>
    encodeURIComponent(Buffer.from(secret).toString("base64")),
  "glued to a name in base64": (secret) => `sentToken${Buffer.from(secret).toString("base64")}`,
  "within JSON": (secret) => JSON.stringify(JSON.stringify({ log: secret })),
};

for (const [what, secret] of Object.entries(secrets)) {
  for (const [how, wrap] of Object.entries(wrappings)) {
    test(`found: ${what}, ${how}`, () => {
      assert.notDeepEqual(findSecrets(`before ${wrap(secret.toString())} after`), []);
    });
  }
}

const harmless = {
  "a masked token": "Authorization: Bearer $TOKEN",
  "a hash": createHash("sha256").update("a").digest("hex"),
  "a public key": JSON.stringify({ kty: "RSA", n: "t".repeat(342), e: "AQAB" }),
  "a long path": `/broker/api/v1/filetransfer/${"0123456789abcdef-".repeat(8)}`,
};
for (const [what, text] of Object.entries(harmless)) {
  test(`no secret: ${what}`, () => {
    assert.deepEqual(findSecrets(text), []);
  });
}
