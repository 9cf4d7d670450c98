import { authenticationRoutes } from "./authentication/authentication-routes.ts";
import { authorizationRoutes } from "./authorization/authorization-routes.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { eventRoutes } from "./events/event-routes.ts";
import { subscriptionRoutes } from "./events/subscription-routes.ts";
import { frontRoute } from "./front-route.ts";
import { refuseKey } from "./gateway/gateway.ts";
import { generatorRoutes } from "./generator/generator-routes.ts";
import type { Route } from "./http/route.ts";
import { maskinportenRoutes } from "./maskinporten/maskinporten-routes.ts";
import { registerRoutes } from "./register/register-routes.ts";
import { registryRoutes } from "./registry/registry-routes.ts";
import type { Surroundings } from "./surroundings.ts";

/** All that a platform answers, over one memory. */
export function platformRoutes(surroundings: Surroundings): readonly Route[] {
  return [
    frontRoute(surroundings),
    ...authenticationRoutes(surroundings),
    ...maskinportenRoutes(surroundings),
    ...generatorRoutes(surroundings),
    ...withSubscriptionKey(surroundings, authorizationRoutes(surroundings)),
    ...registryRoutes(surroundings),
    ...withSubscriptionKey(surroundings, registerRoutes(surroundings)),
    ...eventRoutes(surroundings),
    ...subscriptionRoutes(surroundings),
    ...controlRoutes(surroundings),
  ];
}

/** The routes behind the gateway's key, where one is demanded: those to which the broker sends it. */
function withSubscriptionKey(
  { gateway }: Surroundings,
  routes: readonly Route[],
): readonly Route[] {
  return routes.map((route) => ({
    ...route,
    answer: (request) =>
      refuseKey(request, gateway.current.subscriptionKey) ?? route.answer(request),
  }));
}
