/**
 * The JWT grant of Maskinporten (RFC 7523) and the exchange at Altinn, as data. Signing and HTTP are
 * the caller's.
 *
 * @see https://docs.digdir.no/docs/Maskinporten/maskinporten_protocol_token
 */
import type { HttpRequest } from "./http-request.ts";
import { SuiteError } from "./suite-error.ts";
import type { AccessToken } from "./tokens.ts";

/** Claims of a client assertion. Times in seconds since the epoch. */
export interface AssertionClaims {
  readonly aud: string;
  readonly iss: string;
  readonly scope: string;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
}

/** Maskinporten refuses an assertion that lives longer than 120 s. */
const assertionLifetimeSeconds = 100;

export function assertionClaims(grant: {
  readonly clientId: string;
  /** Issuer of the authorization server, with its trailing slash. */
  readonly audience: string;
  readonly scopes: readonly string[];
  readonly nowSeconds: number;
  /** Unique per assertion. */
  readonly jti: string;
}): AssertionClaims {
  return {
    aud: grant.audience,
    iss: grant.clientId,
    scope: grant.scopes.join(" "),
    iat: grant.nowSeconds,
    exp: grant.nowSeconds + assertionLifetimeSeconds,
    jti: grant.jti,
  };
}

/** @param tokenUrl `token_endpoint` of the authorization server's metadata */
export function grantRequest(tokenUrl: string, assertion: string): HttpRequest {
  return {
    method: "POST",
    url: tokenUrl,
    headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
    body: `grant_type=${encodeURIComponent("urn:ietf:params:oauth:grant-type:jwt-bearer")}&assertion=${assertion}`,
  };
}

/** @throws {SuiteError} `GRANT_REFUSED` with the server's `error` and `error_description` */
export function readGrantResponse(status: number, body: string, nowMs: number): AccessToken {
  const answer = parseObject(body);
  const token = answer["access_token"];
  const expiresIn = answer["expires_in"];
  if (status === 200 && typeof token === "string" && typeof expiresIn === "number") {
    return { value: token, expiresAtMs: nowMs + expiresIn * 1000 };
  }
  const reasons = [answer["error"], answer["error_description"]].filter(
    (each) => typeof each === "string",
  );
  throw new SuiteError({
    code: "GRANT_REFUSED",
    exitCode: 3,
    message: `the authorization server refused the grant: ${[status, ...reasons].join(" ")}`,
    next: "check the client id, that its key is registered, and the clock",
  });
}

function parseObject(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
