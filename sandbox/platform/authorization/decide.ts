/** The decision itself: pure. */
import { fitsPattern } from "../pattern.ts";
import type { Policy, Rule } from "./policy.ts";

export interface Question {
  /** Organisation of the caller; null when the subject could not be resolved to one. */
  readonly subject: string | null;
  /** Nine digits; null when the request names none. */
  readonly party: string | null;
  readonly resource: string;
  readonly isResourceKnown: boolean;
  readonly action: string;
}

/** A XACML decision. The broker takes all but `Permit` as no access. */
export type Decision = "Permit" | "Deny" | "NotApplicable";

export interface Verdict {
  readonly decision: Decision;
  /** The rule that decided, in words. */
  readonly reason: string;
}

export function decide(policy: Policy, question: Question): Verdict {
  const { subject, party, resource, action } = question;
  if (!question.isResourceKnown) {
    return { decision: "NotApplicable", reason: `no policy: the registry has no ${resource}` };
  }
  const denial = policy.denials.findIndex((rule) => fits(rule, question));
  if (denial !== -1) return { decision: "Deny", reason: `denials[${String(denial)}]` };
  if (subject === null) return { decision: "NotApplicable", reason: "the subject is unknown" };
  if (subject === party && policy.ownOrganization.includes(action)) {
    return { decision: "Permit", reason: "ownOrganization" };
  }
  const permit = policy.permits.findIndex((rule) => fits(rule, question));
  if (permit !== -1) return { decision: "Permit", reason: `permits[${String(permit)}]` };
  return {
    decision: "NotApplicable",
    reason: `no rule lets ${subject} ${action} for ${party ?? "nobody"}`,
  };
}

function fits(rule: Rule, { subject, party, resource, action }: Question): boolean {
  return (
    (rule.subject === "*" || rule.subject === subject) &&
    (rule.party === "*" || rule.party === party) &&
    fitsPattern(rule.resource, resource) &&
    rule.actions.includes(action)
  );
}
