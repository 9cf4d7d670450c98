/** Kinds in which a request that breaks the contract is accepted: the request is changed, the answer stays. */
import type { RequestFacts } from "../../../contracts/judge/facts.ts";
import type { Mutation, MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

type Members = Record<string, unknown>;

/** @param request what is changed of it; null where the kind does not fit */
export function acceptedKind(
  name: string,
  place: string,
  request: (subject: Subject) => Partial<RequestFacts> | null,
): MutationKind {
  const expected: Mutation["expected"] = [{ where: "request", pointer: place }];
  return {
    name,
    ways: (subject) => {
      const changed = subject.status < 300 ? request(subject) : null;
      if (changed === null) return [];
      const { facts } = subject;
      const broken = { ...facts, request: { ...facts.request, ...changed } };
      return [{ place, expected, facts: () => broken }];
    },
  };
}

/** A member of the JSON body is broken; fits requests of these operations with a plain body. */
export function acceptedBodyKind(
  name: string,
  operationIds: readonly string[],
  place: string,
  breakIt: (members: Members) => void,
): MutationKind {
  return acceptedKind(name, place, (subject) => {
    const { body } = subject.facts.request;
    if (!operationIds.includes(subject.operationId) || !hasPlainBody(subject)) return null;
    const members = JSON.parse(body.kind === "text" ? body.text : "") as Members;
    breakIt(members);
    return { body: { kind: "text", text: JSON.stringify(members) } };
  });
}

/** Whether the request has a body that the service can only have read as it stands there. */
export function hasPlainBody(subject: Subject): boolean {
  const { body } = subject.facts.request;
  const type = requestHeader(subject, "content-type") ?? "";
  return (
    /^application\/json(?:; ?charset=utf-8)?$/.test(type) &&
    requestHeader(subject, "transfer-encoding") === undefined &&
    requestHeader(subject, "content-encoding") === undefined &&
    body.kind === "text" &&
    /^\{"[a-z]\w*":[^]*\}$/.test(body.text) &&
    // Members in another letter case, and escapes.
    !/"[A-Z]\w*":|"filename"|\\u/.test(body.text)
  );
}

export function requestHeader({ facts }: Subject, name: string): string | undefined {
  return facts.request.headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

/** The request's headers but one. */
export function headersBut({ facts }: Subject, name: string): RequestFacts["headers"] {
  return facts.request.headers.filter(([known]) => known.toLowerCase() !== name);
}
