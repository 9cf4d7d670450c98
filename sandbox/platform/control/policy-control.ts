/** The policy in force, and the resources that it is about. */
import { parsePolicy } from "../authorization/policy.ts";
import { type Answer, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import { parseResources } from "../registry/resource-file.ts";
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
        policy.current = surroundings.loadPolicy();
        return json(200, policy.current);
      },
    },
  ];
}

export function resourcesControl(surroundings: Surroundings): readonly Route[] {
  const path = "/_control/resources";
  const { resources } = surroundings;
  const show = (): Answer => json(200, { resources: resources.list() });
  return [
    { method: "GET", path, answer: show },
    {
      method: "PUT",
      path,
      answer: ({ body }) => {
        const parsed = parseResources(parseJson(body));
        if (!parsed.ok) return problem(400, parsed.faults.join("; "));
        resources.replace(parsed.value);
        return show();
      },
    },
    {
      method: "DELETE",
      path,
      answer: () => {
        resources.replace(surroundings.loadResources());
        return show();
      },
    },
  ];
}

function replacePolicy({ body }: PlatformRequest, { policy }: Surroundings): Answer {
  const parsed = parsePolicy(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  policy.current = parsed.value;
  return json(200, policy.current);
}
