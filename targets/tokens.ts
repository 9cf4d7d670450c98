/**
 * Tokens of the test token generator: the request, its answer, and when to fetch a new one. Pure:
 * contract run, k6 and doctor send the request with their own client.
 *
 * @see docs/platform.md, "Test token generator"
 */
import type { Actor } from "./actors.ts";
import type { HttpRequest } from "./http-request.ts";
import { SuiteError } from "./suite-error.ts";

/** The organisation of the vendor whose client asks for system user tokens: `consumer` in the token. */
const vendorOrganization = "310654321";

/** Lifetime that is asked for, in seconds. */
const tokenLifetimeSeconds = 1800;

export interface AccessToken {
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
}

/** The request that makes a token of `actor`. */
export function tokenRequest(platformUrl: string, actor: Actor): HttpRequest {
  const scopes = actor.scopes.join(" ");
  const query: Readonly<Record<string, string>> =
    actor.kind === "systemUser"
      ? { env: "sandbox", scopes, orgNo: vendorOrganization, systemUserOrg: actor.organization }
      : { env: "sandbox", scopes, org: "ttd", orgNo: actor.organization };
  const path = actor.kind === "systemUser" ? "GetSystemUserToken" : "GetEnterpriseToken";
  return {
    method: "GET",
    url: `${platformUrl}/api/${path}?${encodeQuery({ ...query, ttl: String(tokenLifetimeSeconds) })}`,
    headers: { accept: "text/plain" },
    body: null,
  };
}

/**
 * The token in the generator's answer.
 *
 * @throws {SuiteError} `TOKEN_REFUSED` when the answer is no token; its message never holds the body of a 200
 */
export function readTokenResponse(
  actor: Actor,
  status: number,
  body: string,
  nowMs: number,
): AccessToken {
  const value = body.trim();
  if (status !== 200 || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(value)) {
    throw new SuiteError({
      code: "TOKEN_REFUSED",
      exitCode: 3,
      message: `no token for the actor ${actor.name}: the token generator answered ${describe(status, body)}`,
      next: "check that the platform address is right and that it has a test token generator",
    });
  }
  return { value, expiresAtMs: nowMs + tokenLifetimeSeconds * 1000 };
}

/**
 * Whether a token has to be fetched before the next request.
 *
 * @param jitter 0 to 1, fixed for one holder, so that a thousand VUs do not renew in the same second
 */
export function needsRenewal(
  token: AccessToken | undefined,
  nowMs: number,
  jitter: number,
): boolean {
  const marginMs = 60_000 + jitter * 120_000;
  return token === undefined || nowMs >= token.expiresAtMs - marginMs;
}

function describe(status: number, body: string): string {
  if (status === 0) return "nothing";
  return status === 200
    ? "200 with a body that is no token"
    : `${status}: ${body.trim().slice(0, 200)}`;
}

function encodeQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}
