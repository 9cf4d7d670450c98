import assert from "node:assert/strict";
import { test } from "node:test";

import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";

import { actorNames, actors } from "../../targets/actors.ts";
import { runCli } from "../cli/broker-suite.ts";
import { member, type RunningPlatform, runPlatform } from "./running-platform.ts";

/** `ok`, or the code with which a library refuses the token. */
async function verdict(platform: RunningPlatform, token: string): Promise<string> {
  const base = `${platform.platformUrl}/authentication/api/v1/openid/`;
  const keys = createRemoteJWKSet(new URL(`${base}.well-known/openid-configuration/jwks`));
  try {
    await jwtVerify(token, keys, { issuer: base, algorithms: ["RS256"], requiredClaims: ["exp"] });
    return "ok";
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
}

async function tokenOf(platform: RunningPlatform, path: string): Promise<string> {
  const { status, text } = await platform.ask(`/_control/tokens/${path}`);
  assert.equal(status, 200, text);
  return text;
}

test("every actor has a token of its organisation and scopes, which a library verifies", async (t) => {
  const platform = await runPlatform(t);

  for (const name of actorNames) {
    const token = await tokenOf(platform, name);
    const claims = decodeJwt(token);
    const { organization, kind, scopes } = actors[name];
    assert.equal(await verdict(platform, token), "ok");
    assert.equal(claims["scope"], scopes.join(" "));
    const number =
      kind === "enterprise"
        ? claims["urn:altinn:orgNumber"]
        : member(claims, "authorization_details", 0, "systemuser_org", "ID");
    assert.equal(String(number).replace("0192:", ""), organization);
  }
});

test("a token of any organisation, kind, scope and lifetime is made, with claims of one's own", async (t) => {
  const platform = await runPlatform(t);
  const changes = encodeURIComponent(JSON.stringify({ pid: "01010112345", jti: null }));

  const claims = decodeJwt(
    await tokenOf(platform, `974761076?kind=enterprise&scopes=a,b&ttl=60&claims=${changes}`),
  );
  const notExchanged = decodeJwt(await tokenOf(platform, "sender?kind=maskinporten"));

  assert.equal(claims["urn:altinn:orgNumber"], "974761076");
  assert.equal(claims["scope"], "a b");
  assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 60);
  assert.deepEqual([claims["pid"], claims.jti], ["01010112345", undefined]);
  assert.equal(notExchanged.iss, `${platform.platformUrl}/`);
  assert.equal(notExchanged["urn:altinn:authlevel"], undefined);
});

const refusedByLibraries: Readonly<Record<string, string>> = {
  expired: "ERR_JWT_EXPIRED",
  notYetValid: "ERR_JWT_CLAIM_VALIDATION_FAILED",
  noExpiry: "ERR_JWT_CLAIM_VALIDATION_FAILED",
  wrongIssuer: "ERR_JWT_CLAIM_VALIDATION_FAILED",
  brokenSignature: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
  otherKey: "ERR_JWKS_NO_MATCHING_KEY",
  unsigned: "ERR_JOSE_ALG_NOT_ALLOWED",
};

test("each defect makes the token wrong in its own way, and no other", async (t) => {
  const platform = await runPlatform(t);
  const { json } = await platform.ask("/_control/tokens");
  const ids = (member(json, "defects") as readonly unknown[]).map((each) =>
    String(member(each, "id")),
  );

  const verdicts: Record<string, string> = {};
  const claims: Record<string, Record<string, unknown>> = {};
  for (const id of ids) {
    const token = await tokenOf(platform, `sender?kind=enterprise&defect=${id}`);
    verdicts[id] = await verdict(platform, token);
    claims[id] = decodeJwt(token);
  }

  for (const id of ids) assert.equal(verdicts[id], refusedByLibraries[id] ?? "ok", id);
  assert.equal(claims["noScope"]?.["scope"], "");
  assert.equal(claims["noScopeClaim"]?.["scope"], undefined);
  assert.deepEqual(claims["scopeList"]?.["scope"], ["altinn:broker.write"]);
  assert.equal(claims["noOrganization"]?.["consumer"], undefined);
  assert.equal(claims["prefixedOrganization"]?.["urn:altinn:orgNumber"], "0192:991825827");
  assert.equal(claims["systemUserAsText"]?.["authorization_details"], "urn:altinn:systemuser");
  assert.equal(claims["levelAsText"]?.["urn:altinn:authlevel"], "high");
  const system = decodeJwt(await tokenOf(platform, "sender?defect=systemUserWithoutId"));
  const detail = member(system, "authorization_details", 0);
  assert.deepEqual(
    [member(detail, "systemuser_id"), member(detail, "system_id")],
    [undefined, "310654321_broker_suite"],
  );
});

test("an unknown actor, defect, kind or parameter is refused in words, all at once", async (t) => {
  const platform = await runPlatform(t);

  const { status, json } = await platform.ask(
    "/_control/tokens/nobody?defect=odd&kind=person&ttl=-1&claims=1&scope=a",
  );

  assert.equal(status, 400);
  const words = String(member(json, "detail"));
  for (const part of ["nobody", "expired", "systemUser", "ttl", "claims", "scope: unknown"]) {
    assert.ok(words.includes(part), part);
  }
});

test("broker-suite token prints the token alone, and says what it does not know", async (t) => {
  const platform = await runPlatform(t);
  const url = ["--platform-url", platform.platformUrl];

  const [good, listed, unknown, none] = await Promise.all([
    runCli(["token", "recipient", "--defect", "noScope", "--claims", '{"a":1}', ...url]),
    runCli(["token", "--list", ...url]),
    runCli(["token", "nobody", ...url]),
    runCli(["token", "sender", "--platform-url", "http://127.0.0.1:9"]),
  ]);

  const { scope, a } = decodeJwt(good.stdout.trim());
  assert.deepEqual([good.exitCode, scope, a, good.stderr], [0, "", 1, ""]);
  assert.match(
    listed.stdout,
    /^actors {3}sender, recipient.*^defect {3}expired {2,}exp an hour ago$/ms,
  );
  assert.deepEqual([unknown.exitCode, unknown.stdout], [2, ""]);
  assert.match(unknown.stderr, /nobody.*CONFIG_INVALID/);
  assert.deepEqual([none.exitCode, none.stdout], [3, ""]);
  assert.match(none.stderr, /PLATFORM_UNREACHABLE/);
});
