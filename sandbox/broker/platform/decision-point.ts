/** XACML JSON of the decision point: the request as the real service writes it, the answer as it reads it. */
import { asObject } from "../rules/as-object.ts";
import type { Caller, SubjectAttribute } from "../rules/caller.ts";
import type { Question } from "../rules/questions.ts";
import { readJsonObject } from "./json.ts";
import { PlatformAnswerError } from "./platform-answer-error.ts";

const issuer = "Altinn";
const minimumLevel = "urn:altinn:minimum-authenticationlevel";

export function decisionRequest(
  question: Extract<Question, { kind: "mayAct" }>,
  subject: readonly SubjectAttribute[],
): unknown {
  const resource = [
    { attributeId: "urn:altinn:resource", value: question.resourceId },
    { attributeId: "urn:altinn:organization:identifier-no", value: question.party },
    ...(question.instanceId === null
      ? []
      : [{ attributeId: "urn:altinn:resource:instance-id", value: question.instanceId }]),
  ];
  return {
    request: {
      returnPolicyIdList: false,
      combinedDecision: false,
      xPathVersion: null,
      category: null,
      accessSubject: [category(subject)],
      action: question.actions.map((value) =>
        category([{ attributeId: "urn:oasis:names:tc:xacml:1.0:action:action-id", value }]),
      ),
      resource: [category(resource)],
      recipientSubject: null,
      intermediarySubject: null,
      requestingMachine: null,
      multiRequests: null,
    },
  };
}

function category(attributes: readonly SubjectAttribute[]): unknown {
  return {
    categoryId: null,
    id: null,
    content: null,
    attribute: attributes.map(({ attributeId, value }) => ({
      attributeId,
      value,
      issuer,
      dataType: "string",
      includeInResult: false,
    })),
  };
}

/**
 * Every decision must be `Permit`, in that spelling; an empty list is a permit.
 *
 * @throws {PlatformAnswerError} when the body has no list of decisions
 */
export function isPermit(body: string, caller: Caller): boolean {
  const parsed = lowerCaseNames(readJsonObject(body));
  const response = parsed?.["response"];
  if (!Array.isArray(response))
    throw new PlatformAnswerError("the decision point gave no decisions");
  return response.every((entry: unknown) => {
    const decision = lowerCaseNames(asObject(entry));
    return decision?.["decision"] === "Permit" && reachesLevel(decision["obligations"], caller);
  });
}

function reachesLevel(obligations: unknown, caller: Caller): boolean {
  const own = demandedLevel(obligations, minimumLevel);
  if (own === null) return true;
  // Defect D26: the real service breaks when the token's level is no number.
  if (caller.authenticationLevel === null) return false;
  if (caller.authenticationLevel >= own) return true;
  const forOrg = caller.hasOrgClaim ? demandedLevel(obligations, `${minimumLevel}-org`) : null;
  return forOrg !== null && caller.authenticationLevel >= forOrg;
}

function demandedLevel(obligations: unknown, categoryId: string): number | null {
  if (!Array.isArray(obligations)) return null;
  for (const obligation of obligations as readonly unknown[]) {
    const assignments = lowerCaseNames(asObject(obligation))?.["attributeassignment"];
    if (!Array.isArray(assignments)) continue;
    for (const value of assignments as readonly unknown[]) {
      const assignment = lowerCaseNames(asObject(value));
      if (assignment?.["category"] === categoryId) return Number(assignment["value"]);
    }
  }
  return null;
}

function lowerCaseNames(
  value: Readonly<Record<string, unknown>> | null,
): Readonly<Record<string, unknown>> | null {
  if (value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]),
  );
}
