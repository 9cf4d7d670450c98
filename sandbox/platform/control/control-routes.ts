/** Control of the stand-in: what a test run sets up and asks for, apart from what the broker calls. */
import { json } from "../http/answer.ts";
import type { Route } from "../http/route.ts";
import type { Surroundings } from "../surroundings.ts";
import { clientsControl } from "./clients-control.ts";
import { eventsControl } from "./events-control.ts";
import { failuresControl } from "./failures-control.ts";
import { gatewayControl } from "./gateway-control.ts";
import { guarded } from "./guard.ts";
import { policyControl, resourcesControl } from "./policy-control.ts";
import { callsControl, decisionsControl, pushesControl } from "./records-control.ts";
import { scannerControl } from "./scanner-control.ts";
import { clocksControl, subscriptionsControl } from "./subscriptions-control.ts";
import { tokensControl } from "./tokens-control.ts";

const abilities = [
  "clients",
  "tokens",
  "events",
  "decisions",
  "calls",
  "policy",
  "resources",
  "failures",
  "scan-results",
  "subscriptions",
  "pushes",
  "clocks",
  "gateway",
] as const;

export function controlRoutes(surroundings: Surroundings): readonly Route[] {
  const routes: readonly Route[] = [
    { method: "GET", path: "/_control", answer: () => json(200, overview(surroundings)) },
    ...clientsControl(surroundings),
    ...tokensControl(surroundings),
    ...eventsControl(surroundings),
    ...decisionsControl(surroundings),
    ...callsControl(surroundings),
    ...policyControl(surroundings),
    ...resourcesControl(surroundings),
    ...failuresControl(surroundings),
    ...scannerControl(surroundings),
    ...subscriptionsControl(surroundings),
    ...pushesControl(surroundings),
    ...clocksControl(surroundings),
    ...gatewayControl(surroundings),
  ];
  return routes.map(guarded);
}

function overview({ events, resources, platformUrl }: Surroundings): object {
  return {
    abilities,
    platformUrl,
    events: { kept: events.size, dropped: events.dropped },
    resources: resources.list().map(({ id }) => id),
  };
}
