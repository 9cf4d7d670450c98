/**
 * Reads a request for a subscription as Altinn Events does for resources that are no application. Pure.
 *
 * @see https://docs.altinn.studio/en/events/subscribe-to-events/developer-guides/setup-subscription/
 */
import { isJsonObject } from "../json.ts";
import type { SubscriptionFilters } from "./subscription.ts";

/** The filters, or in words what is wrong; ASP.NET takes member names in any letter case. */
export function parseSubscriptionRequest(
  body: unknown,
  isServiceOwner: boolean,
): SubscriptionFilters | string {
  if (!isJsonObject(body)) return "The request body is no JSON object.";
  const members = new Map(
    Object.entries(body).map(([name, value]) => [name.toLowerCase(), value ?? null]),
  );
  const texts = ["resource", "subject", "type", "source", "alternativeSubject"] as const;
  const filters: Partial<Record<(typeof texts)[number], string | null>> = {};
  for (const name of texts) {
    const value = members.get(`${name.toLowerCase()}filter`) ?? null;
    if (value !== null && typeof value !== "string") return `${name}Filter: a text is expected.`;
    filters[name] = value;
  }
  const endPoint = members.get("endpoint");
  const includeSubunits = members.get("includesubunits") ?? false;
  if (!isWebAddress(endPoint)) return "endPoint: an absolute http or https address is expected.";
  if (typeof includeSubunits !== "boolean") return "includeSubunits: true or false is expected.";

  const { resource, subject = null, type = null, source, alternativeSubject } = filters;
  if (resource === null || resource === undefined || resource === "") {
    return "Resource filter is required.";
  }
  if (source !== null) {
    return "Source filter is not supported for subscriptions on this resource.";
  }
  if (alternativeSubject !== null && alternativeSubject !== "") {
    return "AlternativeSubject filter is not supported for subscriptions on this resource.";
  }
  if (includeSubunits && (subject === null || subject === "")) {
    return "IncludeSubunits requires a subject filter.";
  }
  if (subject === null && !isServiceOwner) {
    return "Subject filter is required, unless a service owner subscribes.";
  }
  return {
    endPoint,
    resourceFilter: resource,
    subjectFilter: subject,
    typeFilter: type,
    includeSubunits,
  };
}

function isWebAddress(value: unknown): value is string {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  return ["http:", "https:"].includes(new URL(value).protocol);
}
