/** Subscriptions of all consumers, and the clock of their pushes. */
import { changeClocks, usualClocks } from "../clocks.ts";
import { type Answer, empty, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import type { Surroundings } from "../surroundings.ts";

export function subscriptionsControl({ subscriptions }: Surroundings): readonly Route[] {
  const path = "/_control/subscriptions";
  return [
    {
      method: "GET",
      path,
      answer: () => json(200, { subscriptions: subscriptions.list() }),
    },
    {
      method: "DELETE",
      path,
      answer: () => {
        subscriptions.clear();
        return empty(204);
      },
    },
  ];
}

export function clocksControl({ clocks }: Surroundings): readonly Route[] {
  const path = "/_control/clocks";
  const set = ({ body }: PlatformRequest): Answer => {
    const changed = changeClocks(clocks.current, parseJson(body));
    if (typeof changed === "string") return problem(400, changed);
    clocks.current = changed;
    return json(200, changed);
  };
  return [
    { method: "GET", path, answer: () => json(200, clocks.current) },
    { method: "PUT", path, answer: set },
    {
      method: "DELETE",
      path,
      answer: () => {
        clocks.current = usualClocks;
        return json(200, clocks.current);
      },
    },
  ];
}
