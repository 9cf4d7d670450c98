/** Resource Registry: resources and access lists. */
import type { Answer } from "../http/answer.ts";
import { json, problem } from "../http/answer.ts";
import { forCallers } from "../http/bearer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { partyUuidOf } from "../identifiers.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Resource, Resources } from "./resources.ts";

const scopes = [
  "altinn:resourceregistry/resource.admin",
  "altinn:resourceregistry/accesslist.read",
  "altinn:resourceregistry/accesslist.write",
];
const base = "/resourceregistry/api/v1";
const resourceUrn = "urn:altinn:resource:";
const organizationUrn = "urn:altinn:organization:identifier-no:";

export function registryRoutes(surroundings: Surroundings): readonly Route[] {
  const { resources } = surroundings;
  return [
    ...ofDependency("resourceRegistry", {
      // Public in the real registry too.
      method: "GET",
      path: `${base}/resource/{id}`,
      answer: ({ params }) => describe(params["id"] ?? "", resources),
    }),
    ...ofDependency("accessLists", {
      method: "GET",
      path: `${base}/access-lists/memberships`,
      answer: forCallers(surroundings, scopes, (request) => memberships(request, resources)),
    }),
  ];
}

function describe(id: string, resources: Resources): Answer {
  const resource = resources.find(id);
  if (resource === null) return problem(404, `the registry has no resource ${JSON.stringify(id)}`);
  return json(200, resourceBody(resource));
}

function resourceBody({ id, owner, accessList }: Resource): object {
  const title = `Resource ${id} of the stand-in`;
  return {
    identifier: id,
    title: { nb: title, nn: title, en: title },
    description: { nb: title, nn: title, en: title },
    rightDescription: { nb: title, nn: title, en: title },
    status: "Completed",
    contactPoints: [],
    resourceReferences: [],
    delegable: true,
    visible: false,
    hasCompetentAuthority: owner,
    keywords: [],
    accessListMode: accessList === null ? "Disabled" : "Enabled",
    selfIdentifiedUserEnabled: false,
    enterpriseUserEnabled: false,
    resourceType: "BrokerService",
  };
}

function memberships({ query }: PlatformRequest, resources: Resources): Answer {
  const id = afterPrefix(resourceUrn, query.get("resource"));
  const organization = afterPrefix(organizationUrn, query.get("party"));
  if (id === null) return problem(400, `the parameter resource begins with ${resourceUrn}`);
  if (organization === null || !/^\d{9}$/.test(organization)) {
    return problem(400, `the parameter party is ${organizationUrn} and nine digits`);
  }
  const isMember = resources.find(id)?.accessList?.includes(organization) ?? false;
  const membership = {
    party: `urn:altinn:party:uuid:${partyUuidOf(organization)}`,
    resource: resourceUrn + id,
    since: "2024-01-01T00:00:00+00:00",
  };
  return json(200, { data: isMember ? [membership] : [] });
}

function afterPrefix(prefix: string, value: string | null): string | null {
  return value?.startsWith(prefix) === true ? value.slice(prefix.length) : null;
}
