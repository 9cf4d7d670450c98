/** Bearer tokens of requests (RFC 6750). */
import type { IncomingHttpHeaders } from "node:http";

import type { JWTPayload } from "jose";

import type { Surroundings } from "../surroundings.ts";
import type { Answer } from "./answer.ts";
import { problem } from "./answer.ts";
import type { PlatformRequest, Route } from "./route.ts";

/** The token of the Authorization header, or null where there is none. */
export function bearerToken(headers: IncomingHttpHeaders): string | null {
  return /^bearer +([^ ]+) *$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

export function unauthorized(reason: string): Answer {
  return problem(401, reason, { "www-authenticate": 'Bearer error="invalid_token"' });
}

function forbidden(scopes: readonly string[]): Answer {
  const scope = scopes.join(" or ");
  return problem(403, `a token with the scope ${scope} is expected`, {
    "www-authenticate": `Bearer error="insufficient_scope", scope="${scopes[0] ?? ""}"`,
  });
}

/**
 * Lets only callers in whose token this process issued, as Maskinporten's or Altinn's, and has one of the
 * scopes; everybody when the policy says `callers: any`.
 *
 * @param answer gets the claims too, null where the caller did not have to show who it is
 */
export function forCallers(
  surroundings: Pick<Surroundings, "issuedTokens" | "policy">,
  scopes: readonly string[],
  answer: (request: PlatformRequest, claims: JWTPayload | null) => Answer | Promise<Answer>,
): Route["answer"] {
  const forKnown = forKnownCallers(surroundings, scopes, answer);
  return (request) =>
    surroundings.policy.current.callers === "any" ? answer(request, null) : forKnown(request);
}

/** Lets only callers in whose token this process issued and has one of the scopes, whatever the policy says. */
export function forKnownCallers(
  surroundings: Pick<Surroundings, "issuedTokens">,
  scopes: readonly string[],
  answer: (request: PlatformRequest, claims: JWTPayload) => Answer | Promise<Answer>,
): Route["answer"] {
  return async (request) => {
    const caller = await readCaller(surroundings, scopes, request);
    return caller.ok ? answer(request, caller.claims) : caller.refusal;
  };
}

async function readCaller(
  { issuedTokens }: Pick<Surroundings, "issuedTokens">,
  scopes: readonly string[],
  { headers }: PlatformRequest,
): Promise<{ ok: true; claims: JWTPayload } | { ok: false; refusal: Answer }> {
  const token = bearerToken(headers);
  if (token === null) {
    return { ok: false, refusal: unauthorized("a bearer token of the platform is expected") };
  }
  const check = await issuedTokens.check(token);
  if (!check.ok) return { ok: false, refusal: unauthorized(check.reason) };
  const held = String(check.claims["scope"]).split(" ");
  const isAllowed = scopes.some((scope) => held.includes(scope));
  return isAllowed ? check : { ok: false, refusal: forbidden(scopes) };
}
