/** The claims of every token that the stand-in issues. Pure: time and ids are passed in. */
import type { JWTPayload } from "jose";

/** What every token has, whatever it is for. */
export interface TokenBasics {
  readonly issuer: string;
  /** Space-separated in the token; empty gives `scope: ""`. */
  readonly scopes: readonly string[];
  readonly clientId: string;
  /** The organisation whose client it is, nine digits. */
  readonly consumer: string;
  /** The organisation that acts for the consumer, nine digits; null where there is none. */
  readonly supplier: string | null;
  readonly jti: string;
  readonly nowSeconds: number;
  /** Lifetime in seconds; zero or negative makes a token that has expired. */
  readonly lifetimeSeconds: number;
}

export interface SystemUser {
  readonly id: string;
  /** Nine digits. */
  readonly organization: string;
  /** The vendor's system that the user belongs to. */
  readonly systemId: string;
}

/** An Altinn token of an organisation; `org` is a service owner's code, null leaves the claim out. */
export function enterpriseClaims(basics: TokenBasics, org: string | null): JWTPayload {
  return {
    ...altinnBasics(basics, "maskinporten"),
    "urn:altinn:orgNumber": basics.consumer,
    ...(org === null ? {} : { "urn:altinn:org": org }),
  };
}

/** An Altinn token of a system user: no `urn:altinn:orgNumber`, the consumer is the vendor. */
export function systemUserClaims(basics: TokenBasics, user: SystemUser): JWTPayload {
  return {
    ...altinnBasics(basics, "systemuser"),
    authorization_details: [authorizationDetail(user)],
  };
}

/** A token of Maskinporten itself, with a system user where the grant asked for one. */
export function maskinportenClaims(
  basics: TokenBasics,
  user: SystemUser | null,
  audience: string | null,
): JWTPayload {
  return {
    ...commonClaims(basics),
    ...(audience === null ? {} : { aud: audience }),
    ...(user === null ? {} : { authorization_details: [authorizationDetail(user)] }),
  };
}

/** How Maskinporten and Altinn write an organisation. */
function organizationClaim(organization: string): { authority: string; ID: string } {
  return { authority: "iso6523-actorid-upis", ID: `0192:${organization}` };
}

function altinnBasics(basics: TokenBasics, authenticationMethod: string): JWTPayload {
  return {
    ...commonClaims(basics),
    nbf: Math.min(basics.nowSeconds, basics.nowSeconds + basics.lifetimeSeconds),
    "urn:altinn:authenticatemethod": authenticationMethod,
    "urn:altinn:authlevel": 3,
  };
}

function commonClaims(basics: TokenBasics): JWTPayload {
  return {
    iss: basics.issuer,
    scope: basics.scopes.join(" "),
    client_id: basics.clientId,
    client_amr: "private_key_jwt",
    token_type: "Bearer",
    consumer: organizationClaim(basics.consumer),
    ...(basics.supplier === null ? {} : { supplier: organizationClaim(basics.supplier) }),
    jti: basics.jti,
    iat: basics.nowSeconds,
    exp: basics.nowSeconds + basics.lifetimeSeconds,
  };
}

function authorizationDetail(user: SystemUser): object {
  return {
    type: "urn:altinn:systemuser",
    systemuser_id: [user.id],
    systemuser_org: organizationClaim(user.organization),
    system_id: user.systemId,
  };
}
