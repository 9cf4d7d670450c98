/** Starts the stand-in for everything that the broker calls. */
import type { Log } from "../http/listen.ts";
import { listen } from "../http/listen.ts";
import { authenticationRoutes } from "./authentication/authentication-routes.ts";
import { authorizationRoutes } from "./authorization/authorization-routes.ts";
import { DecisionLog } from "./authorization/decision-log.ts";
import { loadDefaultPolicy } from "./authorization/policy.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { eventRoutes } from "./events/event-routes.ts";
import { EventStore } from "./events/event-store.ts";
import { generatorRoutes } from "./generator/generator-routes.ts";
import type { Route } from "./http/route.ts";
import { serveRoutes } from "./http/serve-routes.ts";
import { Clients } from "./maskinporten/clients.ts";
import { maskinportenRoutes } from "./maskinporten/maskinporten-routes.ts";
import { UsedAssertions } from "./maskinporten/used-assertions.ts";
import { altinnIssuer, maskinportenNames } from "./names.ts";
import { notEmulated } from "./not-emulated.ts";
import { registerRoutes } from "./register/register-routes.ts";
import { registryRoutes } from "./registry/registry-routes.ts";
import { loadResources } from "./registry/resources.ts";
import type { Surroundings } from "./surroundings.ts";
import { nowSeconds } from "./surroundings.ts";
import { IssuedTokens } from "./tokens/issued-tokens.ts";
import type { SigningKey } from "./tokens/signing-key.ts";
import { makeSigningKey } from "./tokens/signing-key.ts";
import { SystemUsers } from "./tokens/system-users.ts";

export interface Platform {
  /** Origin, without a trailing slash. */
  readonly platformUrl: string;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** Altinn's key and Maskinporten's. */
export type PlatformKeys = readonly [SigningKey, SigningKey];

export function makePlatformKeys(): Promise<PlatformKeys> {
  return Promise.all([makeSigningKey(), makeSigningKey()]);
}

/**
 * Starts a platform on 127.0.0.1 with keys made for it; nothing of it outlives the process.
 *
 * @throws {PortTakenError} `PORT_TAKEN` when the port is in use; port 0 takes a free one
 */
export async function startPlatform(options: {
  readonly port: number;
  readonly log: Log;
  /** Altinn's key and Maskinporten's. @default new ones */
  readonly keys?: PlatformKeys;
}): Promise<Platform> {
  const [altinnKey, maskinportenKey] = options.keys ?? (await makePlatformKeys());
  // The routes need the origin, which is known only once the server listens.
  let handle = serveRoutes([]);
  const listener = await listen((request, response) => handle(request, response), {
    port: options.port,
    log: options.log,
    name: "platform",
  });

  const platformUrl = listener.origin;
  const nowMs = () => Date.now();
  const issuers = [
    { key: altinnKey, names: [altinnIssuer(platformUrl)] },
    { key: maskinportenKey, names: maskinportenNames(platformUrl).map((name) => name.issuer) },
  ];
  handle = serveRoutes(
    platformRoutes({
      platformUrl,
      log: options.log,
      nowMs,
      altinnKey,
      maskinportenKey,
      clients: new Clients(),
      usedAssertions: new UsedAssertions(),
      issuedTokens: new IssuedTokens(issuers, () => nowSeconds({ nowMs })),
      systemUsers: new SystemUsers(),
      resources: loadResources(),
      events: new EventStore(),
      decisions: new DecisionLog(),
      policy: { current: loadDefaultPolicy() },
    }),
  );
  options.log(`platform: does not emulate ${notEmulated.join("; ")} (docs/platform.md)`);
  return { platformUrl, close: () => listener.close() };
}

function platformRoutes(surroundings: Surroundings): readonly Route[] {
  return [
    ...authenticationRoutes(surroundings),
    ...maskinportenRoutes(surroundings),
    ...generatorRoutes(surroundings),
    ...authorizationRoutes(surroundings),
    ...registryRoutes(surroundings),
    ...registerRoutes(surroundings),
    ...eventRoutes(surroundings),
    ...controlRoutes(surroundings),
  ];
}
