/** The address itself, which people open to see what is there. */
import { json } from "./http/answer.ts";
import type { Route } from "./http/route.ts";
import type { Surroundings } from "./surroundings.ts";

export function frontRoute({ platformUrl }: Surroundings): Route {
  const body = {
    name: "stand-in of the Altinn platform, for tests",
    platformUrl,
    controlUrl: `${platformUrl}/_control`,
  };
  return { method: "GET", path: "/", answer: () => json(200, body) };
}
