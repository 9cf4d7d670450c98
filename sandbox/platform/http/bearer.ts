/** Bearer tokens of requests (RFC 6750). */
import type { IncomingHttpHeaders } from "node:http";

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

/**
 * Lets only callers in whose token this process issued, as Maskinporten's or Altinn's; everybody when the
 * policy says `callers: any`.
 */
export function forCallers(
  surroundings: Pick<Surroundings, "issuedTokens" | "policy">,
  answer: Route["answer"],
): Route["answer"] {
  return async (request: PlatformRequest) => {
    if (surroundings.policy.current.callers === "issued") {
      const token = bearerToken(request.headers);
      if (token === null) return unauthorized("a bearer token of the platform is expected");
      const check = await surroundings.issuedTokens.check(token);
      if (!check.ok) return unauthorized(check.reason);
    }
    return answer(request);
  };
}
