/**
 * Whether a client assertion is good for a token: all that Maskinporten demands, checked strictly.
 *
 * @see https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_jwtgrant
 */
import { verify } from "node:crypto";

import type { JsonObject } from "../json.ts";
import { isOrganizationNumber } from "../json.ts";
import type { Client } from "./clients.ts";
import type { CompactJws } from "./compact-jws.ts";
import { parseCompactJws } from "./compact-jws.ts";
import type { RequestedSystemUser } from "./requested-system-user.ts";
import { parseAuthorizationDetails } from "./requested-system-user.ts";

/** One name of this authorization server: its own, and the one that real clients have built in. */
export interface ServerName {
  /** With its trailing slash. */
  readonly issuer: string;
  readonly tokenUrl: string;
}

export interface AssertionSurroundings {
  readonly findClient: (clientId: string) => Client | undefined;
  readonly names: readonly ServerName[];
  readonly nowSeconds: number;
  /** Takes note of a jti until it expires; false when the client used it before. */
  readonly claimJti: (clientId: string, jti: string, expiresAtSeconds: number) => boolean;
}

export interface Grant {
  readonly client: Client;
  /** The name that the client called the server by. */
  readonly issuer: string;
  readonly scopes: readonly string[];
  /** `resource` of the assertion: the audience the token is to have. */
  readonly resource: string | null;
  /** Nine digits: on whose behalf the client acts, where it is not its own organisation. */
  readonly consumerOrganization: string | null;
  readonly systemUser: RequestedSystemUser | null;
}

type OAuthErrorCode = "invalid_grant" | "invalid_scope" | "invalid_request";

export type AssertionVerdict =
  | { readonly ok: true; readonly grant: Grant; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly error: OAuthErrorCode; readonly description: string };

/** Longest life of an assertion, exp − iat, in seconds. */
const longestLifetimeSeconds = 120;
/** How far a client's clock may be ahead, in seconds. */
const clockSkewSeconds = 10;

/** The signature is checked before any claim, so that the words about claims go to who holds the key. */
export function checkAssertion(
  assertion: string,
  surroundings: AssertionSurroundings,
): AssertionVerdict {
  const jws = parseCompactJws(assertion);
  if (typeof jws === "string") return refuse(jws);
  const client = authenticate(jws, surroundings);
  if (typeof client === "string") return refuse(client);

  const audience = checkAudience(jws.payload["aud"], surroundings.names);
  if (typeof audience === "string") return refuse(audience);
  const times = checkTimes(jws.payload, surroundings.nowSeconds);
  if (typeof times === "string") return refuse(times);

  const request = readRequest(jws.payload);
  if (!request.ok) return request;

  // Last, so that an assertion refused for another reason is not used up.
  const jti = jws.payload["jti"];
  if (typeof jti !== "string" || jti === "")
    return refuse("claim jti: a non-empty text is expected");
  if (!surroundings.claimJti(client.clientId, jti, times.exp)) {
    return refuse("claim jti: this assertion was used before, each may be used once");
  }

  const warnings: string[] = [];
  if (jws.isPadded) warnings.push("its base64url has padding, which RFC 7515 leaves out");
  if (audience.isTokenUrl) {
    warnings.push(`its aud is the token URL; Maskinporten's issuer is ${audience.name.issuer}`);
  }
  const grant: Grant = { client, issuer: audience.name.issuer, ...request.read };
  return { ok: true, grant, warnings };
}

function refuse(reason: string): AssertionVerdict & { ok: false } {
  return {
    ok: false,
    error: "invalid_grant",
    description: `Invalid assertion. Client authentication failed: ${reason}`,
  };
}

function authenticate(jws: CompactJws, { findClient }: AssertionSurroundings): Client | string {
  const { alg, kid } = jws.header;
  if (alg !== "RS256") return "header alg: RS256 is expected";
  if ("crit" in jws.header) return "header crit: no extension is understood";
  if (typeof kid !== "string") return "header kid: the id of a registered key is expected";
  const { iss } = jws.payload;
  const client = typeof iss === "string" ? findClient(iss) : undefined;
  if (client === undefined) return "claim iss: the client id of a registered client is expected";
  const key = client.keys.get(kid);
  if (key === undefined) return "header kid: the client has no such key";
  const isSigned = verify("RSA-SHA256", Buffer.from(jws.signingInput), key, jws.signature);
  return isSigned ? client : "the signature does not fit the client's key";
}

function checkAudience(
  aud: unknown,
  names: readonly ServerName[],
): { readonly name: ServerName; readonly isTokenUrl: boolean } | string {
  // "must only contain a single value"
  const value: unknown = Array.isArray(aud) && aud.length === 1 ? aud[0] : aud;
  for (const name of names) {
    if (value === name.issuer) return { name, isTokenUrl: false };
    if (value === name.tokenUrl) return { name, isTokenUrl: true };
  }
  const issuers = names.map((name) => name.issuer).join(" or ");
  return `claim aud: exactly ${issuers} is expected`;
}

function checkTimes(payload: JsonObject, nowSeconds: number): { readonly exp: number } | string {
  const { exp, iat, nbf } = payload;
  if (!isTime(iat)) return "claim iat: a time in seconds is expected";
  if (!isTime(exp)) return "claim exp: a time in seconds is expected";
  if (exp <= nowSeconds) return "claim exp: the assertion has expired";
  if (exp - iat > longestLifetimeSeconds) {
    return `claims exp and iat: they may be ${String(longestLifetimeSeconds)} seconds apart, not ${String(exp - iat)}`;
  }
  if (iat > nowSeconds + clockSkewSeconds) return "claim iat: it lies in the future";
  if (nbf !== undefined && !isTime(nbf)) return "claim nbf: a time in seconds is expected";
  if (nbf !== undefined && nbf > nowSeconds + clockSkewSeconds) {
    return "claim nbf: the assertion is not valid yet";
  }
  return { exp };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

type Requested = Pick<Grant, "scopes" | "resource" | "consumerOrganization" | "systemUser">;

function readRequest(
  payload: JsonObject,
): { readonly ok: true; readonly read: Requested } | (AssertionVerdict & { ok: false }) {
  const { scope, resource, consumer_org: consumerOrg } = payload;
  const scopes = typeof scope === "string" ? scope.split(" ").filter((one) => one !== "") : [];
  if (scopes.length === 0) {
    return invalid("invalid_scope", "claim scope: scopes separated by spaces are expected");
  }
  if (resource !== undefined && (typeof resource !== "string" || resource === "")) {
    return invalid("invalid_request", "claim resource: a non-empty text is expected");
  }
  if (consumerOrg !== undefined && !isOrganizationNumber(consumerOrg)) {
    return invalid("invalid_request", "claim consumer_org: nine digits are expected");
  }
  const systemUser = parseAuthorizationDetails(payload["authorization_details"]);
  if (typeof systemUser === "string") return invalid("invalid_request", systemUser);
  return {
    ok: true,
    read: {
      scopes,
      resource: resource ?? null,
      consumerOrganization: consumerOrg ?? null,
      systemUser,
    },
  };
}

function invalid(error: OAuthErrorCode, description: string): AssertionVerdict & { ok: false } {
  return { ok: false, error, description };
}
