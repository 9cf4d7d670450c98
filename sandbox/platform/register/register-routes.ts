/** Register: parties of organisations. Every number of nine digits is an organisation here. */
import type { Answer } from "../http/answer.ts";
import { json, problem } from "../http/answer.ts";
import { forCallers } from "../http/bearer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { organizationOfPartyUuid, partyUuidOf } from "../identifiers.ts";
import { isJsonObject, isOrganizationNumber, parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";

const scopes = ["altinn:register/partylookup.admin"];
const base = "/register/api/v1/parties";

export function registerRoutes(surroundings: Surroundings): readonly Route[] {
  return ofDependency(
    "register",
    { method: "POST", path: `${base}/lookup`, answer: forCallers(surroundings, scopes, lookup) },
    {
      method: "GET",
      path: `${base}/byuuid/{uuid}`,
      answer: forCallers(surroundings, scopes, byUuid),
    },
  );
}

function lookup({ body }: PlatformRequest): Answer {
  const value = parseJson(body);
  const organization = isJsonObject(value) ? value["orgNo"] : undefined;
  if (!isOrganizationNumber(organization)) {
    return problem(400, "orgNo: nine digits are expected, without any prefix");
  }
  return json(200, party(organization));
}

function byUuid({ params }: PlatformRequest): Answer {
  const organization = organizationOfPartyUuid(params["uuid"] ?? "");
  if (organization === null) return problem(404, "Register has no party with this uuid");
  return json(200, party(organization));
}

/** Few members, and none whose type the broker has as an enumeration. */
function party(organization: string): object {
  return {
    // Stays an int32, as party ids are: 50 000 000 to 149 999 999.
    partyId: 50_000_000 + (Number(organization) % 100_000_000),
    partyUuid: partyUuidOf(organization),
    orgNumber: organization,
  };
}
