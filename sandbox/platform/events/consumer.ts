/** Who reads events: the identity of a token, and which events it may have. */
import type { JWTPayload } from "jose";

import { decide } from "../authorization/decide.ts";
import type { Policy } from "../authorization/policy.ts";
import { isJsonObject } from "../json.ts";
import type { Resources } from "../registry/resources.ts";

/** What decides: the policy in force, and the owners of resources. */
export interface Rights {
  readonly policy: { readonly current: Policy };
  readonly resources: Resources;
}

export interface Consumer {
  /** `/org/ttd`, `/systemuser/<uuid>` or `/organisation/<nine digits>`. */
  readonly name: string;
  /** Nine digits. */
  readonly organization: string;
  /** Has a service owner's code, and the scope that goes with it. */
  readonly isServiceOwner: boolean;
}

const organizationUrn = "urn:altinn:organization:identifier-no:";
const resourceUrn = "urn:altinn:resource:";

/** The identity, in Altinn Events' order of preference; null when the token names no organisation. */
export function consumerOf(claims: JWTPayload): Consumer | null {
  const details: unknown = claims["authorization_details"];
  const detail: unknown = Array.isArray(details) ? details[0] : undefined;
  const user = isJsonObject(detail) ? detail : null;
  const organization =
    digitsOf(user === null ? undefined : idOf(user["systemuser_org"])) ??
    digitsOf(claims["urn:altinn:orgNumber"]) ??
    digitsOf(idOf(claims["consumer"]));
  if (organization === null) return null;

  const code = claims["urn:altinn:org"];
  const scopes = String(claims["scope"]).split(" ");
  const userIds: unknown = user?.["systemuser_id"];
  const userId: unknown = Array.isArray(userIds) ? userIds[0] : undefined;
  if (typeof code === "string") {
    const isServiceOwner = scopes.includes("altinn:serviceowner");
    return { name: `/org/${code}`, organization, isServiceOwner };
  }
  const name =
    typeof userId === "string" ? `/systemuser/${userId}` : `/organisation/${organization}`;
  return { name, organization, isServiceOwner: false };
}

/**
 * Whether the consumer may have events of the resource about the subject: a service owner those of its own
 * resources, everybody else what the policy lets it `subscribe` to.
 *
 * @param subject of the events; null: of any
 */
export function maySubscribe(
  { organization, isServiceOwner }: Consumer,
  resource: string,
  subject: string | null,
  { policy, resources }: Rights,
): boolean {
  const id = resource.startsWith(resourceUrn) ? resource.slice(resourceUrn.length) : "";
  const known = resources.find(id);
  if (known !== null && isServiceOwner && known.owner.organization === organization) return true;
  if (subject === null) return false;
  const question = {
    subject: organization,
    party: subject.startsWith(organizationUrn) ? subject.slice(organizationUrn.length) : null,
    resource: id,
    isResourceKnown: known !== null,
    action: "subscribe",
  };
  return decide(policy.current, question).decision === "Permit";
}

function idOf(organization: unknown): unknown {
  return isJsonObject(organization) ? organization["ID"] : undefined;
}

function digitsOf(value: unknown): string | null {
  return typeof value === "string" ? (/(?:^|:)(\d{9})$/.exec(value)?.[1] ?? null) : null;
}
