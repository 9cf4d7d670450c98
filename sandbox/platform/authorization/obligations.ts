/** What a permit obliges the caller's service to check: how strongly the caller was authenticated. Pure. */
import { fitsPattern } from "../pattern.ts";
import type { Policy } from "./policy.ts";

/** The obligations of a permit for the resource, as XACML JSON; the first entry that fits counts. */
export function obligationsOf({ minimumLevels }: Policy, resource: string): readonly object[] {
  const minimum = minimumLevels.find((each) => fitsPattern(each.resource, resource));
  if (minimum === undefined) return [];
  const owner =
    minimum.ownerLevel === null
      ? []
      : [obligation(2, "urn:altinn:minimum-authenticationlevel-org", minimum.ownerLevel)];
  return [obligation(1, "urn:altinn:minimum-authenticationlevel", minimum.level), ...owner];
}

function obligation(number: number, category: string, level: number): object {
  const assignment = {
    attributeId: `urn:altinn:obligation${number}-assignment1`,
    value: String(level),
    category,
    dataType: "http://www.w3.org/2001/XMLSchema#integer",
    issuer: null,
  };
  return {
    id: `urn:altinn:obligation:authenticationLevel${number}`,
    attributeAssignment: [assignment],
  };
}
