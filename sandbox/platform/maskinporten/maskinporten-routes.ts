/** Maskinporten: metadata, keys, and the JWT grant (RFC 7523). */
import { randomUUID } from "node:crypto";

import type { Answer } from "../http/answer.ts";
import { json } from "../http/answer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { systemUserIdOf } from "../identifiers.ts";
import { maskinportenNames, maskinportenTest } from "../names.ts";
import type { Surroundings } from "../surroundings.ts";
import { nowSeconds } from "../surroundings.ts";
import type { SystemUser } from "../tokens/claims.ts";
import { maskinportenClaims } from "../tokens/claims.ts";
import { keySetOf } from "../tokens/signing-key.ts";
import type { Grant, ServerName } from "./check-assertion.ts";
import { checkAssertion } from "./check-assertion.ts";

/** Lifetime of an access token, in seconds. */
const lifetimeSeconds = 3600;
const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

export function maskinportenRoutes(surroundings: Surroundings): readonly Route[] {
  const keySet = json(200, keySetOf(surroundings.maskinportenKey));
  return ofDependency(
    "maskinporten",
    {
      method: "GET",
      path: "/.well-known/oauth-authorization-server",
      answer: (request) => json(200, metadata(calledName(request, surroundings))),
    },
    { method: "GET", path: "/jwk", answer: () => keySet },
    { method: "POST", path: "/token", answer: (request) => grantToken(request, surroundings) },
  );
}

function metadata({ issuer, tokenUrl }: ServerName): object {
  return {
    issuer,
    token_endpoint: tokenUrl,
    jwks_uri: `${issuer}jwk`,
    token_endpoint_auth_methods_supported: ["private_key_jwt"],
    grant_types_supported: [grantType],
    token_endpoint_auth_signing_alg_values_supported: ["RS256"],
  };
}

/** RFC 8414, section 3.3: the issuer must be the one that the metadata's URL was made from. */
function calledName({ headers }: PlatformRequest, { platformUrl }: Surroundings): ServerName {
  const host = headers["x-forwarded-host"] ?? headers.host ?? "";
  const isTest = /^test\.maskinporten\.no(?::443)?$/i.test(String(host));
  return isTest ? maskinportenTest : maskinportenNames(platformUrl)[0];
}

async function grantToken(request: PlatformRequest, surroundings: Surroundings): Promise<Answer> {
  const assertion = readForm(request);
  if (!assertion.ok) return refusal(assertion.error, assertion.description);

  const { clients, usedAssertions, platformUrl } = surroundings;
  const now = nowSeconds(surroundings);
  const verdict = checkAssertion(assertion.value, {
    findClient: (clientId) => clients.find(clientId),
    names: maskinportenNames(platformUrl),
    nowSeconds: now,
    claimJti: (clientId, jti, expires) => usedAssertions.claim(clientId, jti, expires, now),
  });
  if (!verdict.ok) return refusal(verdict.error, verdict.description);

  const { grant } = verdict;
  const user = systemUserOf(grant);
  if (user !== null) {
    const remembered = surroundings.systemUsers.remember(user.id, user.organization);
    if (!remembered.ok) {
      const words = `system user ${user.id} is of ${remembered.organization}, not of ${user.organization}`;
      return refusal("invalid_request", `claim authorization_details: ${words}`);
    }
  }
  for (const warning of verdict.warnings) {
    surroundings.log(
      `warning: accepted an assertion of client ${clientName(grant)}, but ${warning}`,
    );
  }
  const token = await surroundings.maskinportenKey.sign(claimsOf(grant, user, now));
  return json(200, {
    access_token: token,
    token_type: "Bearer",
    expires_in: lifetimeSeconds,
    scope: grant.scopes.join(" "),
  });
}

function claimsOf(grant: Grant, user: SystemUser | null, now: number) {
  const own = grant.client.organization;
  const consumer = grant.consumerOrganization ?? own;
  const basics = {
    issuer: grant.issuer,
    scopes: grant.scopes,
    clientId: grant.client.clientId,
    consumer,
    supplier: consumer === own ? null : own,
    jti: randomUUID(),
    nowSeconds: now,
    lifetimeSeconds,
  };
  return maskinportenClaims(basics, user, grant.resource);
}

function systemUserOf({ client, systemUser }: Grant): SystemUser | null {
  if (systemUser === null) return null;
  const { organization } = systemUser;
  const id = systemUser.id ?? systemUserIdOf(organization);
  return { id, organization, systemId: `${client.organization}_broker_suite` };
}

type FormField =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: string; readonly description: string };

function readForm({ headers, body }: PlatformRequest): FormField {
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType !== "application/x-www-form-urlencoded") {
    const description = "the content type application/x-www-form-urlencoded is expected";
    return { ok: false, error: "invalid_request", description };
  }
  const form = new URLSearchParams(body);
  const grantTypes = form.getAll("grant_type");
  const assertions = form.getAll("assertion");
  const [assertion] = assertions;
  // RFC 6749, section 3.2: "Request and response parameters MUST NOT be included more than once."
  if (grantTypes.length > 1 || assertions.length > 1) {
    return { ok: false, error: "invalid_request", description: "a parameter is given twice" };
  }
  if (grantTypes.length === 0) {
    return { ok: false, error: "invalid_request", description: "grant_type is missing" };
  }
  if (grantTypes[0] !== grantType) {
    const description = `grant_type ${grantType} is expected`;
    return { ok: false, error: "unsupported_grant_type", description };
  }
  if (assertion === undefined || assertion === "") {
    return { ok: false, error: "invalid_request", description: "assertion is missing" };
  }
  return { ok: true, value: assertion };
}

function refusal(error: string, description: string): Answer {
  return json(400, { error, error_description: description });
}

/** A client id is chosen by whoever registers it: no line breaks of its making get into the log. */
function clientName({ client }: Grant): string {
  return JSON.stringify(client.clientId);
}
