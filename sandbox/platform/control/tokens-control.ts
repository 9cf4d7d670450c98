/** Tokens of actors, good and bad ones. */
import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";

import { actorNames } from "../../../targets/actors.ts";
import { type Answer, json, problem, text } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { systemUserIdOf } from "../identifiers.ts";
import { altinnIssuer, maskinportenNames } from "../names.ts";
import { nowSeconds, type Surroundings } from "../surroundings.ts";
import {
  enterpriseClaims,
  maskinportenClaims,
  systemUserClaims,
  type TokenBasics,
} from "../tokens/claims.ts";
import { signWithDefect, tokenDefects } from "../tokens/token-defects.ts";
import { parseTokenOrder, tokenKinds, type TokenOrder } from "../tokens/token-order.ts";

/** The vendor whose client asks for the tokens of system users. */
const vendor = "310654321";

export function tokensControl(surroundings: Surroundings): readonly Route[] {
  const path = "/_control/tokens";
  return [
    {
      method: "GET",
      path,
      answer: () => json(200, { actors: actorNames, kinds: tokenKinds, defects: tokenDefects }),
    },
    {
      method: "GET",
      path: `${path}/{actor}`,
      answer: (request) => makeToken(request, surroundings),
    },
  ];
}

async function makeToken(
  { params, query }: PlatformRequest,
  surroundings: Surroundings,
): Promise<Answer> {
  const parsed = parseTokenOrder(params["actor"] ?? "", query);
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  const { order } = parsed;
  const key = order.kind === "maskinporten" ? surroundings.maskinportenKey : surroundings.altinnKey;
  const claims = withChanges(usualClaims(order, surroundings), order.claims);
  return text(200, await signWithDefect(claims, key, order.defect));
}

function usualClaims(order: TokenOrder, surroundings: Surroundings): JWTPayload {
  const { organization, kind, scopes, lifetimeSeconds } = order;
  const { platformUrl } = surroundings;
  const basics: TokenBasics = {
    issuer: altinnIssuer(platformUrl),
    scopes,
    clientId: "broker-suite",
    consumer: organization,
    supplier: null,
    jti: randomUUID(),
    nowSeconds: nowSeconds(surroundings),
    lifetimeSeconds,
  };
  switch (kind) {
    case "systemUser": {
      const id = systemUserIdOf(organization);
      const user = { id, organization, systemId: `${vendor}_broker_suite` };
      return systemUserClaims({ ...basics, consumer: vendor }, user);
    }
    case "enterprise": {
      const known = surroundings.resources
        .list()
        .find(({ owner }) => owner.organization === organization);
      return enterpriseClaims(basics, known?.owner.orgcode ?? null);
    }
    case "maskinporten": {
      const { issuer } = maskinportenNames(platformUrl)[0];
      return maskinportenClaims({ ...basics, issuer }, null, null);
    }
    default:
      return kind satisfies never;
  }
}

function withChanges(claims: JWTPayload, changes: TokenOrder["claims"]): JWTPayload {
  const changed = Object.entries({ ...claims, ...changes });
  return Object.fromEntries(changed.filter(([, value]) => value !== null));
}
