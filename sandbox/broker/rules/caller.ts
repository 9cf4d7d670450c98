/** Who calls: what the service reads from a verified token's claims. */
import { asObject } from "./as-object.ts";
import { withoutPrefix } from "./organization.ts";

export type Claims = Readonly<Record<string, unknown>>;

export interface Caller {
  readonly scopes: readonly string[];
  /** Nine digits in an ordinary token; null when none can be read. */
  readonly organization: string | null;
  /** The `ID` of the claim `consumer`, as it is; null when there is none. */
  readonly vendor: string | null;
  /** Subject of a question to the decision point; null when none can be made (real service: 500, defect D07). */
  readonly subject: readonly SubjectAttribute[] | null;
  /** Null: text that is no number (defect D26). */
  readonly authenticationLevel: number | null;
  /** `urn:altinn:org`: lets the organisation's own minimum level count. */
  readonly hasOrgClaim: boolean;
}

export interface SubjectAttribute {
  readonly attributeId: string;
  readonly value: string;
}

/** Who calls what asks for no token. */
export const nobody: Caller = {
  scopes: [],
  organization: null,
  vendor: null,
  subject: null,
  authenticationLevel: null,
  hasOrgClaim: false,
};

export function readCaller(claims: Claims): Caller {
  const details = parsed(first(claims["authorization_details"]));
  const hasDetails = details !== undefined;
  const level = claims["urn:altinn:authlevel"];
  const issuer = text(claims["iss"]);
  const isMaskinporten = issuer.includes("maskinporten.no") && claims["consumer"] !== undefined;
  return {
    scopes: readScopes(claims),
    organization: hasDetails ? organizationOfSystemUser(details) : organizationOfClaims(claims),
    vendor: vendorOf(claims),
    subject: hasDetails ? systemUserSubject(details) : organizationSubject(claims),
    authenticationLevel: level === undefined ? (isMaskinporten ? 3 : 0) : readLevel(level),
    hasOrgClaim: claims["urn:altinn:org"] !== undefined,
  };
}

function vendorOf(claims: Claims): string | null {
  const id = asObject(first(claims["consumer"]))?.["ID"];
  return typeof id === "string" ? id : null;
}

/** The first `scope` claim only: of an array the first element. `urn:altinn:scope` wins. */
function readScopes(claims: Claims): readonly string[] {
  const own = first(claims["urn:altinn:scope"]);
  const scope = own === undefined ? first(claims["scope"]) : own;
  return text(scope).split(" ");
}

/** All members must be there, with exactly these names; `type`, `system_id` and `ID` may be null. */
function organizationOfSystemUser(details: unknown): string | null {
  const members = asObject(details);
  const org = asObject(members?.["systemuser_org"]);
  const ids = members?.["systemuser_id"];
  const isWhole =
    members !== null &&
    org !== null &&
    Array.isArray(ids) &&
    ["type", "system_id"].every((name) => isTextOrNull(members[name])) &&
    ["authority", "ID"].every((name) => isTextOrNull(org[name]));
  return isWhole ? withoutPrefix(text(org["ID"])) : null;
}

function organizationOfClaims(claims: Claims): string | null {
  const number = claimText(claims["urn:altinn:orgNumber"]);
  if (number !== null) return withoutPrefix(number);
  const consumer = asObject(first(claims["consumer"]));
  const id = consumer?.["ID"];
  return typeof id === "string" && typeof consumer?.["authority"] === "string"
    ? withoutPrefix(id)
    : null;
}

/** Then it is the only subject attribute. */
function systemUserSubject(details: unknown): readonly SubjectAttribute[] | null {
  const members = asObject(details);
  const ids = members?.["systemuser_id"] ?? [];
  if (members === null || !Array.isArray(ids)) return null;
  if (members["systemuser_org"] !== undefined && asObject(members["systemuser_org"]) === null)
    return null;
  const id: unknown = ids[0];
  return typeof id === "string" ? [{ attributeId: "urn:altinn:systemuser:uuid", value: id }] : [];
}

function organizationSubject(claims: Claims): readonly SubjectAttribute[] {
  const attributes: SubjectAttribute[] = [];
  for (const [name, value] of Object.entries(claims)) {
    if (name.startsWith("urn:") && (typeof value === "string" || typeof value === "number")) {
      attributes.push({ attributeId: name, value: String(value) });
    }
  }
  // A user or party named by the token is the identity, whatever organisation it names besides.
  if (otherIdentities.some((name) => claims[name] !== undefined)) return attributes;
  const number = claimText(claims["urn:altinn:orgNumber"]) ?? "";
  const consumer = asObject(first(claims["consumer"]))?.["ID"];
  const identity = "urn:altinn:organization:identifier-no";
  if (number !== "") {
    const organization = withoutPrefix(number);
    attributes.push({ attributeId: "urn:altinn:organizationnumber", value: organization });
    attributes.push({ attributeId: identity, value: organization });
  } else if (typeof consumer === "string" && consumer.includes(":")) {
    attributes.push({ attributeId: identity, value: withoutPrefix(consumer) });
  }
  return attributes;
}

const otherIdentities = ["urn:altinn:person:uuid", "urn:altinn:userid", "urn:altinn:partyid"];

/** A claim may also be the JSON of an object, as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function readLevel(level: unknown): number | null {
  const value = Number(level);
  return Number.isInteger(value) ? value : null;
}

/** Array elements become one claim each, and the first counts. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

/** A claim is text, also when it was written as a number. */
function claimText(value: unknown): string | null {
  const claim = first(value);
  return typeof claim === "string" || typeof claim === "number" ? String(claim) : null;
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
