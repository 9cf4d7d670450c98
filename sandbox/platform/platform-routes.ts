import { authenticationRoutes } from "./authentication/authentication-routes.ts";
import { authorizationRoutes } from "./authorization/authorization-routes.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { eventRoutes } from "./events/event-routes.ts";
import { subscriptionRoutes } from "./events/subscription-routes.ts";
import { frontRoute } from "./front-route.ts";
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
    ...authorizationRoutes(surroundings),
    ...registryRoutes(surroundings),
    ...registerRoutes(surroundings),
    ...eventRoutes(surroundings),
    ...subscriptionRoutes(surroundings),
    ...controlRoutes(surroundings),
  ];
}
