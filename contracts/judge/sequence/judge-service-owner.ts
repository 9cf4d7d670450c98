/** A service owner is made once, and keeps its name. */
import { showValue } from "../show-value.ts";
import type { SequenceFindings } from "./findings.ts";
import { isRecord, membersByLowerCase, parsedJson } from "./members.ts";
import { problemCodeOf } from "./problem-code.ts";
import type { ObservedExchange, Sequence } from "./sequence.ts";

/** @param organization of the caller: whose service owner it is */
export function judgeInitializeServiceOwner(
  { serviceOwners }: Sequence,
  organization: string,
  { request, response, isParallel }: ObservedExchange,
  findings: SequenceFindings,
): void {
  if (response.status === 409 && !serviceOwners.has(organization)) {
    serviceOwners.set(organization, null);
  }
  if (response.status !== 200) return;
  if (serviceOwners.has(organization) && isParallel !== true) {
    const text = "expected 409, for the service owner was there already, received 200";
    findings.add("answer-contradicts-state", "", text);
    return;
  }
  const sent = request.body.kind === "text" ? parsedJson(request.body.text) : undefined;
  const name = isRecord(sent) ? membersByLowerCase(sent)?.["name"] : undefined;
  serviceOwners.set(organization, typeof name === "string" ? name : null);
}

export function judgeGetServiceOwner(
  { serviceOwners }: Sequence,
  organization: string,
  { response }: ObservedExchange,
  findings: SequenceFindings,
): void {
  const { body, status } = response;
  if (
    status === 404 &&
    problemCodeOf(response) === "BRO-07004" &&
    serviceOwners.has(organization)
  ) {
    const text = "expected the service owner, which is there, received 404";
    findings.add("answer-contradicts-state", "", text);
  }
  if (status !== 200 || body.kind !== "text") return;
  const shown = parsedJson(body.text);
  const name = isRecord(shown) ? shown["name"] : undefined;
  if (typeof name !== "string") return;
  const expected = serviceOwners.get(organization) ?? null;
  if (expected === null) serviceOwners.set(organization, name);
  else if (expected !== name) {
    const text = `expected ${showValue(expected)}, the name it was given, received ${showValue(name)}`;
    findings.add("echo-differs", "/name", text);
  }
}
