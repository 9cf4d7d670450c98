import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";

import { Clients, parseRegistration } from "./clients.ts";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = pair.publicKey.export({ format: "jwk" });
const small = generateKeyPairSync("rsa", { modulusLength: 1024 });
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });

test("a registration needs client id, kid and public key; the organisation has a default", () => {
  const parsed = parseRegistration({ clientId: "a", kid: "k", jwk: { ...jwk, use: "sig" } });

  assert.ok(parsed.ok);
  assert.equal(parsed.registration.organization, "991825827");
  assert.equal(parsed.registration.key.type, "public");
});

const faulty = [
  { name: "no object", body: [], words: /object/ },
  { name: "no client id", body: { kid: "k", jwk }, words: /clientId/ },
  { name: "an empty kid", body: { clientId: "a", kid: "", jwk }, words: /kid/ },
  {
    name: "a kid of 201 characters",
    body: { clientId: "a", kid: "k".repeat(201), jwk },
    words: /kid/,
  },
  {
    name: "an organisation of 8 digits",
    body: { clientId: "a", kid: "k", jwk, organization: "12345678" },
    words: /nine/,
  },
  { name: "no key", body: { clientId: "a", kid: "k" }, words: /jwk/ },
  {
    name: "an elliptic key",
    body: { clientId: "a", kid: "k", jwk: elliptic.publicKey.export({ format: "jwk" }) },
    words: /RSA/,
  },
  {
    name: "a key of 1024 bits",
    body: { clientId: "a", kid: "k", jwk: small.publicKey.export({ format: "jwk" }) },
    words: /2048/,
  },
];
for (const { name, body, words } of faulty) {
  test(`a registration with ${name} is refused`, () => {
    const parsed = parseRegistration(body);

    assert.ok(!parsed.ok);
    assert.match(parsed.faults.join("; "), words);
  });
}

test("a private key is refused in words that hold nothing of it", () => {
  const secret = pair.privateKey.export({ format: "jwk" });

  const parsed = parseRegistration({ clientId: "a", kid: "k", jwk: secret });

  assert.ok(!parsed.ok);
  assert.match(parsed.faults.join(), /public half/);
  assert.equal(parsed.faults.join().includes(String(secret.d)), false);
});

test("a client may have several keys, and too many clients are refused", () => {
  const clients = new Clients(2);
  const registration = { clientId: "a", organization: "991825827", key: pair.publicKey };

  const taken = [
    clients.register({ ...registration, kid: "1" }),
    clients.register({ ...registration, kid: "2" }),
    clients.register({ ...registration, kid: "2" }),
    clients.register({ ...registration, kid: "3" }),
    clients.register({ ...registration, clientId: "b", kid: "1" }),
    clients.register({ ...registration, clientId: "c", kid: "1" }),
  ];

  assert.deepEqual(taken, [true, true, true, false, true, false]);
  assert.deepEqual(clients.list()[0], { clientId: "a", kids: ["1", "2"] });
});
