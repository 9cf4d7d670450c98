/** Tokens of this VU, never shared by setup(). */
import http from "k6/http";

import type { Actor } from "../../targets/actors.ts";
import { type AccessToken, readTokenResponse, tokenRequest } from "../../targets/tokens.ts";
import { config } from "./config.ts";
import { TokenCache } from "./token-cache.ts";
import { nextTraceparent } from "./trace.ts";

const cache = new TokenCache(fetchToken, Math.random());

/** The actor's token. @throws {SuiteError} `TOKEN_REFUSED` */
export function tokenOf(actor: Actor): AccessToken {
  return cache.tokenOf(actor, Date.now());
}

function fetchToken(actor: Actor): AccessToken {
  const { method, url, headers, body } = tokenRequest(config.platformUrl, actor);
  const response = http.request(method, url, body, {
    headers: { ...headers, traceparent: nextTraceparent() },
    tags: { name: "token" },
    responseType: "text",
    timeout: `${String(config.workload.requestTimeoutSeconds)}s`,
  });
  return readTokenResponse(actor, response.status, response.body ?? "", Date.now());
}
