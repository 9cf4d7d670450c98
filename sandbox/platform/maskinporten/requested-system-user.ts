/** The system user that a grant asks for: `authorization_details` of the assertion. */
import { isUuid } from "../identifiers.ts";
import { isJsonObject } from "../json.ts";

export interface RequestedSystemUser {
  /** Nine digits. */
  readonly organization: string;
  /** `externalRef` and the like are not known here; null: the organisation's only system user. */
  readonly id: string | null;
}

/**
 * The system user, null when the claim is absent, or in words what is wrong with it.
 *
 * The organisation may be written with or without its `0192:` prefix: clients in use do both.
 */
export function parseAuthorizationDetails(claim: unknown): RequestedSystemUser | string | null {
  if (claim === undefined) return null;
  const detail: unknown = Array.isArray(claim) && claim.length === 1 ? claim[0] : undefined;
  if (!isJsonObject(detail)) return "claim authorization_details: a list of one object is expected";
  if (detail["type"] !== "urn:altinn:systemuser") {
    return "claim authorization_details: type urn:altinn:systemuser is expected";
  }
  const organization = detail["systemuser_org"];
  const digits = isJsonObject(organization) ? nineDigits(organization["ID"]) : null;
  if (
    !isJsonObject(organization) ||
    organization["authority"] !== "iso6523-actorid-upis" ||
    digits === null
  ) {
    return "claim authorization_details: systemuser_org {authority: iso6523-actorid-upis, ID: nine digits} is expected";
  }
  const ids = detail["systemuser_id"];
  if (ids === undefined) return { organization: digits, id: null };
  const id: unknown = Array.isArray(ids) ? ids[0] : undefined;
  if (!isUuid(id)) return "claim authorization_details: systemuser_id is a list with a UUID";
  return { organization: digits, id };
}

function nineDigits(value: unknown): string | null {
  const match = typeof value === "string" ? /^(?:0192:)?(\d{9})$/.exec(value) : null;
  return match?.[1] ?? null;
}
