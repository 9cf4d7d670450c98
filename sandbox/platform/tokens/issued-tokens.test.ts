import assert from "node:assert/strict";
import { test } from "node:test";

import { SignJWT } from "jose";

import { IssuedTokens } from "./issued-tokens.ts";
import { makeSigningKey } from "./signing-key.ts";

const altinn = await makeSigningKey();
const maskinporten = await makeSigningKey();
const issuers = [
  { key: altinn, names: ["altinn"] },
  { key: maskinporten, names: ["maskinporten", "alias"] },
];
const claims = { iss: "altinn", scope: "a", exp: 1000 };

test("a token of each issuer passes, under each of its names", async () => {
  const issued = new IssuedTokens(issuers, () => 500);
  const tokens = await Promise.all([
    altinn.sign(claims),
    maskinporten.sign({ ...claims, iss: "maskinporten" }),
    maskinporten.sign({ ...claims, iss: "alias" }),
  ]);

  for (const token of tokens) assert.equal((await issued.check(token)).ok, true);
});

test("a remembered token passes again, until it expires", async () => {
  let now = 500;
  const issued = new IssuedTokens(issuers, () => now);
  const token = await altinn.sign(claims);
  const first = await issued.check(token);
  const second = await issued.check(token);
  now = 1000;

  const third = await issued.check(token);

  assert.deepEqual([first.ok, second.ok, third.ok], [true, true, false]);
});

test("past its capacity a token is verified anew, and passes", async () => {
  const issued = new IssuedTokens(issuers, () => 500, 1);
  const [first, second] = await Promise.all([
    altinn.sign(claims),
    altinn.sign({ ...claims, a: 1 }),
  ]);
  await issued.check(first);
  await issued.check(second);

  assert.equal((await issued.check(first)).ok, true);
});

const foreignKey = await makeSigningKey();
const hmac = new SignJWT(claims)
  .setProtectedHeader({ alg: "HS256", kid: altinn.kid })
  .sign(new TextEncoder().encode(altinn.publicJwk.n));
const good = await altinn.sign(claims);
const refused = [
  { name: "of another process", token: await foreignKey.sign(claims) },
  {
    name: "under the other issuer's name",
    token: await altinn.sign({ ...claims, iss: "maskinporten" }),
  },
  { name: "without issuer", token: await altinn.sign({ exp: 1000 }) },
  { name: "without exp", token: await altinn.sign({ iss: "altinn" }) },
  { name: "that has expired", token: await altinn.sign({ ...claims, exp: 500 }) },
  { name: "signed by the public key as a secret", token: await hmac },
  { name: "whose signature was cut", token: good.slice(0, -4) },
  { name: "that is no JWT", token: "opaque" },
];
for (const { name, token } of refused) {
  test(`a token ${name} is refused with a reason`, async () => {
    const check = await new IssuedTokens(issuers, () => 500).check(token);

    assert.ok(!check.ok);
    assert.notEqual(check.reason, "");
  });
}
