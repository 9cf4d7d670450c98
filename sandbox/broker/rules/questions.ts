/**
 * What a rule has to ask the platform while it decides. Rules are generators: they yield a question, the
 * shell answers it. So the order of questions is the rule's, and the rule stays pure.
 */

export type Question =
  | {
      readonly kind: "mayAct";
      readonly resourceId: string;
      /** Nine digits. */
      readonly party: string;
      readonly actions: readonly ("read" | "write")[];
      /** File transfer id; only for checks as recipient. */
      readonly instanceId: string | null;
    }
  | { readonly kind: "registryResource"; readonly resourceId: string }
  | {
      readonly kind: "accessListMember";
      readonly resourceId: string;
      readonly organization: string;
    };

/** What Resource Registry says of a resource that the service uses. */
export interface RegistryResource {
  readonly identifier: string;
  /** Nine digits; `991825827` for orgcode `ttd`; empty when the resource has no owner. */
  readonly owner: string;
  readonly hasAccessList: boolean;
}

export type QuestionAnswer = boolean | RegistryResource | null;

export type Asking<Result> = Generator<Question, Result, QuestionAnswer>;

/** May the caller act on the resource on behalf of the party? */
export function* mayAct(
  question: Omit<Extract<Question, { kind: "mayAct" }>, "kind">,
): Asking<boolean> {
  return (yield { kind: "mayAct", ...question }) === true;
}

/** The resource in Resource Registry; null when it has none. */
export function* registryResource(resourceId: string): Asking<RegistryResource | null> {
  const answer = yield { kind: "registryResource", resourceId };
  return typeof answer === "boolean" ? null : answer;
}

export function* isAccessListMember(resourceId: string, organization: string): Asking<boolean> {
  return (yield { kind: "accessListMember", resourceId, organization }) === true;
}
