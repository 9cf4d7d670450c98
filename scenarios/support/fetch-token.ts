/** Tokens of this VU: fetched when first needed, renewed before they expire, never shared by setup(). */
import http from "k6/http";

import type { Actor, ActorName } from "../../targets/actors.ts";
import {
  type AccessToken,
  needsRenewal,
  readTokenResponse,
  tokenRequest,
} from "../../targets/tokens.ts";
import { config } from "./config.ts";
import { nextTraceparent } from "./trace.ts";

const tokens = new Map<ActorName, AccessToken>();
// Fixed for this VU, so that all VUs do not renew in the same second.
const jitter = Math.random();

/** The actor's token. @throws {SuiteError} `TOKEN_REFUSED` */
export function tokenOf(actor: Actor): AccessToken {
  const known = tokens.get(actor.name);
  if (known !== undefined && !needsRenewal(known, Date.now(), jitter)) return known;
  const { method, url, headers, body } = tokenRequest(config.platformUrl, actor);
  const response = http.request(method, url, body, {
    headers: { ...headers, traceparent: nextTraceparent() },
    tags: { name: "token" },
    responseType: "text",
    timeout: `${String(config.workload.requestTimeoutSeconds)}s`,
  });
  const token = readTokenResponse(actor, response.status, response.body ?? "", Date.now());
  tokens.set(actor.name, token);
  return token;
}
