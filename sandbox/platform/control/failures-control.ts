/** Failures of dependencies. */
import { dependencies } from "../dependencies.ts";
import { type Answer, empty, json, problem } from "../http/answer.ts";
import { parseFailures } from "../http/failures.ts";
import type { Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";

export function failuresControl({ failures }: Surroundings): readonly Route[] {
  const path = "/_control/failures";
  const show = (): Answer => json(200, { dependencies, failures: failures.current });
  return [
    { method: "GET", path, answer: show },
    {
      method: "PUT",
      path,
      answer: ({ body }) => {
        const parsed = parseFailures(parseJson(body));
        if (!parsed.ok) return problem(400, parsed.faults.join("; "));
        failures.replace(parsed.failures);
        return show();
      },
    },
    {
      method: "DELETE",
      path,
      answer: () => {
        failures.replace([]);
        return empty(204);
      },
    },
  ];
}
