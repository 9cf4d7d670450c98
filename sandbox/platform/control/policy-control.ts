/** The policy in force. */
import { loadDefaultPolicy, parsePolicy } from "../authorization/policy.ts";
import { type Answer, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";

export function policyControl(surroundings: Surroundings): readonly Route[] {
  const path = "/_control/policy";
  const { policy } = surroundings;
  return [
    { method: "GET", path, answer: () => json(200, policy.current) },
    { method: "PUT", path, answer: (request) => replacePolicy(request, surroundings) },
    {
      method: "DELETE",
      path,
      answer: () => {
        policy.current = loadDefaultPolicy();
        return json(200, policy.current);
      },
    },
  ];
}

function replacePolicy({ body }: PlatformRequest, { policy }: Surroundings): Answer {
  const parsed = parsePolicy(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  policy.current = parsed.policy;
  return json(200, policy.current);
}
