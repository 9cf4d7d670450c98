/** The policy decision point. */
import type { Answer } from "../http/answer.ts";
import { json, problem } from "../http/answer.ts";
import { forCallers } from "../http/bearer.ts";
import { ofDependency } from "../http/of-dependency.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Verdict } from "./decide.ts";
import { decide } from "./decide.ts";
import { obligationsOf } from "./obligations.ts";
import type { Policy } from "./policy.ts";
import type { Attributes } from "./xacml-request.ts";
import { parseXacmlRequest } from "./xacml-request.ts";

const actionId = "urn:oasis:names:tc:xacml:1.0:action:action-id";
const resourceId = "urn:altinn:resource";
const resourceInstanceId = "urn:altinn:resource:instance-id";
const systemUserUuid = "urn:altinn:systemuser:uuid";
const organizationId = "urn:altinn:organization:identifier-no";
const olderOrganizationId = "urn:altinn:organizationnumber";

const scopes = ["altinn:authorization/authorize.admin", "altinn:authorization/authorize"];

export function authorizationRoutes(surroundings: Surroundings): readonly Route[] {
  return ofDependency("authorization", {
    method: "POST",
    path: "/authorization/api/v1/authorize",
    answer: forCallers(surroundings, scopes, (request) => authorize(request, surroundings)),
  });
}

function authorize({ body }: PlatformRequest, surroundings: Surroundings): Answer {
  const request = parseXacmlRequest(parseJson(body));
  if (typeof request === "string") return problem(400, request);

  const receivedAt = new Date(surroundings.nowMs()).toISOString();
  const response: object[] = [];
  for (const subject of request.subjects) {
    for (const resource of request.resources) {
      for (const action of request.actions) {
        const verdict = answerOne({ subject, resource, action }, receivedAt, surroundings);
        response.push(result(verdict, resource.get(resourceId) ?? "", surroundings.policy.current));
      }
    }
  }
  return json(200, { response });
}

interface Combination {
  readonly subject: Attributes;
  readonly resource: Attributes;
  readonly action: Attributes;
}

function answerOne(
  { subject, resource, action }: Combination,
  receivedAt: string,
  { systemUsers, resources, policy, decisions }: Surroundings,
): Verdict {
  const systemUserId = subject.get(systemUserUuid) ?? null;
  // A system user is the only identity of its request; its organisation is known here alone.
  const organization =
    systemUserId === null
      ? (subject.get(organizationId) ?? subject.get(olderOrganizationId) ?? null)
      : systemUsers.organizationOf(systemUserId);
  const id = resource.get(resourceId) ?? "";
  const question = {
    subject: organization,
    party: resource.get(organizationId) ?? null,
    resource: id,
    action: action.get(actionId) ?? "",
  };
  const isResourceKnown = resources.find(id) !== null;
  const verdict = decide(policy.current, { ...question, isResourceKnown });
  decisions.add({
    receivedAt,
    systemUserId,
    ...question,
    resourceInstance: resource.get(resourceInstanceId) ?? null,
    ...verdict,
  });
  return verdict;
}

function result({ decision, reason }: Verdict, resource: string, policy: Policy): object {
  const statusCode = { value: "urn:oasis:names:tc:xacml:1.0:status:ok" };
  const status = { statusMessage: reason, statusCode };
  const obligations = decision === "Permit" ? obligationsOf(policy, resource) : [];
  return obligations.length === 0 ? { decision, status } : { decision, status, obligations };
}
