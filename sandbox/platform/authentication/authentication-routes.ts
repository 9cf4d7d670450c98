/** Altinn Authentication: discovery, keys, and the exchange of a Maskinporten token. */
import { randomUUID } from "node:crypto";

import type { JWTPayload } from "jose";

import { bearerToken, unauthorized } from "../http/bearer.ts";
import type { Answer } from "../http/answer.ts";
import { json } from "../http/answer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { isJsonObject } from "../json.ts";
import { altinnIssuer, maskinportenNames } from "../names.ts";
import type { Surroundings } from "../surroundings.ts";
import { nowSeconds } from "../surroundings.ts";
import type { SystemUser, TokenBasics } from "../tokens/claims.ts";
import { enterpriseClaims, systemUserClaims } from "../tokens/claims.ts";
import { keySetOf } from "../tokens/signing-key.ts";

/** Lifetime of an exchanged token, in seconds. */
const exchangedLifetimeSeconds = 1800;
/** Digitaliseringsdirektoratet, which owns the resources of the stand-in. */
const testOwner = "991825827";

export function authenticationRoutes(surroundings: Surroundings): readonly Route[] {
  const base = "/authentication/api/v1";
  const { platformUrl, altinnKey } = surroundings;
  const issuer = altinnIssuer(platformUrl);
  const jwksPath = `${base}/openid/.well-known/openid-configuration/jwks`;
  const discovery = json(200, {
    issuer,
    jwks_uri: `${platformUrl}${jwksPath}`,
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["token"],
    subject_types_supported: ["public"],
  });
  const keySet = json(200, keySetOf(altinnKey));
  return [
    ...ofDependency("openId", {
      method: "GET",
      path: `${base}/openid/.well-known/openid-configuration`,
      answer: () => discovery,
    }),
    ...ofDependency("openId", { method: "GET", path: jwksPath, answer: () => keySet }),
    ...ofDependency("exchange", {
      method: "GET",
      path: `${base}/exchange/maskinporten`,
      answer: (request) => exchange(request, surroundings),
    }),
  ];
}

async function exchange(request: PlatformRequest, surroundings: Surroundings): Promise<Answer> {
  const token = bearerToken(request.headers);
  if (token === null) return unauthorized("a bearer token of Maskinporten is expected");
  const check = await surroundings.issuedTokens.check(token);
  if (!check.ok) return unauthorized(check.reason);
  const names = maskinportenNames(surroundings.platformUrl).map((name) => name.issuer);
  if (!names.includes(check.claims.iss ?? "")) {
    return unauthorized("the token is not of Maskinporten, it needs no exchange");
  }

  const claims = exchangedClaims(check.claims, request, surroundings);
  return json(200, await surroundings.altinnKey.sign(claims));
}

function exchangedClaims(
  claims: JWTPayload,
  request: PlatformRequest,
  surroundings: Surroundings,
): JWTPayload {
  const consumer = organizationIn(claims["consumer"]) ?? testOwner;
  const basics: TokenBasics = {
    issuer: altinnIssuer(surroundings.platformUrl),
    scopes: String(claims["scope"]).split(" "),
    clientId: String(claims["client_id"]),
    consumer,
    supplier: organizationIn(claims["supplier"]),
    jti: randomUUID(),
    nowSeconds: nowSeconds(surroundings),
    lifetimeSeconds: exchangedLifetimeSeconds,
  };
  const user = systemUserIn(claims["authorization_details"]);
  if (user !== null) return systemUserClaims(basics, user);
  // `?test=true`: the service owner's test organisation ttd instead of its own code.
  const isTest = request.query.get("test") === "true";
  return enterpriseClaims(basics, consumer === testOwner ? (isTest ? "ttd" : "digdir") : null);
}

/** The system user of a token that this process made. */
function systemUserIn(details: unknown): SystemUser | null {
  const detail: unknown = Array.isArray(details) ? details[0] : undefined;
  if (!isJsonObject(detail)) return null;
  const { systemuser_id: ids, systemuser_org: organization, system_id: systemId } = detail;
  return {
    id: String(Array.isArray(ids) ? ids[0] : ids),
    organization: organizationIn(organization) ?? "",
    systemId: String(systemId),
  };
}

function organizationIn(claim: unknown): string | null {
  const id = isJsonObject(claim) ? claim["ID"] : undefined;
  return typeof id === "string" ? id.replace(/^0192:/, "") : null;
}
