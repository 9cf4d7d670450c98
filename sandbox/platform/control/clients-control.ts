/** Clients of Maskinporten: who has registered, and with which keys. */
import { type Answer, json, problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";
import { parseJson } from "../json.ts";
import { parseRegistration } from "../maskinporten/clients.ts";
import type { Surroundings } from "../surroundings.ts";

export function clientsControl(surroundings: Surroundings): readonly Route[] {
  const path = "/_control/clients";
  const { clients } = surroundings;
  return [
    { method: "GET", path, answer: () => json(200, { clients: clients.list() }) },
    { method: "POST", path, answer: (request) => registerClient(request, surroundings) },
  ];
}

function registerClient({ body }: PlatformRequest, { clients }: Surroundings): Answer {
  const parsed = parseRegistration(parseJson(body));
  if (!parsed.ok) return problem(400, parsed.faults.join("; "));
  const { clientId, kid, organization } = parsed.registration;
  if (!clients.register(parsed.registration)) {
    return problem(409, "there are too many clients, or too many keys of this one");
  }
  return json(201, { clientId, kid, organization });
}
