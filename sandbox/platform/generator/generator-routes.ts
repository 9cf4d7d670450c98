/** The test token generator: tokens of any caller, for whoever asks. Unlike the real one it wants no login. */
import { randomUUID } from "node:crypto";

import type { Answer } from "../http/answer.ts";
import { json, text } from "../http/answer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { systemUserIdOf } from "../identifiers.ts";
import { altinnIssuer } from "../names.ts";
import type { Surroundings } from "../surroundings.ts";
import { nowSeconds } from "../surroundings.ts";
import type { TokenBasics } from "../tokens/claims.ts";
import { enterpriseClaims, systemUserClaims } from "../tokens/claims.ts";
import type { EnterpriseParameters, SystemUserParameters } from "./token-parameters.ts";
import { parseEnterpriseParameters, parseSystemUserParameters } from "./token-parameters.ts";

/** Marks a token as made for tests, as the real generator's are. */
const madeForTests = { actual_iss: "altinn-test-tools" };
const defaultClientId = "broker-suite";

export function generatorRoutes(surroundings: Surroundings): readonly Route[] {
  return ofDependency(
    "tokenGenerator",
    {
      method: "GET",
      path: "/api/GetEnterpriseToken",
      answer: (request) => enterpriseToken(request, surroundings),
    },
    {
      method: "GET",
      path: "/api/GetSystemUserToken",
      answer: (request) => systemUserToken(request, surroundings),
    },
  );
}

async function enterpriseToken(
  { query }: PlatformRequest,
  surroundings: Surroundings,
): Promise<Answer> {
  const parsed = parseEnterpriseParameters(query);
  if (!parsed.ok) return json(400, parsed.faults);

  const { parameters } = parsed;
  const claims = enterpriseClaims(basicsOf(parameters, surroundings), parameters.org);
  return text(200, await surroundings.altinnKey.sign({ ...claims, ...madeForTests }));
}

async function systemUserToken(
  { query }: PlatformRequest,
  surroundings: Surroundings,
): Promise<Answer> {
  const parsed = parseSystemUserParameters(query);
  if (!parsed.ok) return json(400, parsed.faults);

  const { parameters } = parsed;
  const { orgNo, systemUserOrg: organization } = parameters;
  const id = parameters.systemUserId ?? systemUserIdOf(organization);
  const remembered = surroundings.systemUsers.remember(id, organization);
  if (!remembered.ok) {
    const known = remembered.organization;
    return json(400, {
      systemUserId: `${id} is a system user of ${known} already; each organisation needs its own, and has one when the parameter is left out`,
    });
  }
  const user = { id, organization, systemId: `${orgNo}_broker_suite` };
  const claims = systemUserClaims(basicsOf(parameters, surroundings), user);
  return text(200, await surroundings.altinnKey.sign({ ...claims, ...madeForTests }));
}

function basicsOf(
  parameters: EnterpriseParameters | SystemUserParameters,
  surroundings: Surroundings,
): TokenBasics {
  return {
    issuer: altinnIssuer(surroundings.platformUrl),
    scopes: parameters.scopes,
    clientId: parameters.clientId ?? defaultClientId,
    consumer: parameters.orgNo,
    supplier: parameters.supplierOrgNo,
    jti: randomUUID(),
    nowSeconds: nowSeconds(surroundings),
    lifetimeSeconds: parameters.ttlSeconds,
  };
}
