/** Starts the stand-in for everything that the broker calls. */
import { connectProxy, type ConnectProxy } from "../http/connect-proxy.ts";
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
import { frontRoute } from "./front-route.ts";
import type { Route } from "./http/route.ts";
import { serveRoutes } from "./http/serve-routes.ts";
import { type ClientRegistration, Clients } from "./maskinporten/clients.ts";
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
import { makeTlsEnd } from "./tls/tls-end.ts";

/** What the server leads to once the platform is ready. */
type Door = Pick<ConnectProxy, "handle" | "connect">;

export interface Platform {
  /** Origin under which it issues tokens and names addresses, without a trailing slash. */
  readonly platformUrl: string;
  /** The certificate, PEM, that clients of `tlsNames` have to trust; null where there are none. */
  readonly authority: string | null;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

export interface PlatformOptions {
  readonly port: number;
  readonly log: Log;
  /** Altinn's key and Maskinporten's. @default new ones */
  readonly keys?: PlatformKeys;
  /** The interface's address. @default 127.0.0.1 */
  readonly host?: string;
  /** Origin under which others reach it. @default the one it listens at */
  readonly publicUrl?: string;
  /** Host names for which it ends TLS, as a proxy. @default none, and then it is no proxy */
  readonly tlsNames?: readonly string[];
  /** Clients that Maskinporten knows from the start. */
  readonly clients?: readonly ClientRegistration[];
}

/** Altinn's key and Maskinporten's. */
export type PlatformKeys = readonly [SigningKey, SigningKey];

export function makePlatformKeys(): Promise<PlatformKeys> {
  return Promise.all([makeSigningKey(), makeSigningKey()]);
}

/**
 * Starts a platform with keys made for it; nothing of it outlives the process.
 *
 * @throws {PortTakenError} `PORT_TAKEN` when the port is in use; port 0 takes a free one
 * @throws {SuiteError} `HOST_NOT_HERE` when the host is no address of this machine
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { log } = options;
  const keys = options.keys ?? (await makePlatformKeys());
  // Routes and certificates need the origin, which is known only once the server listens: early requests wait.
  let open: (door: Door) => void = () => undefined;
  const opened = new Promise<Door>((resolve) => (open = resolve));
  const listener = await listen(
    async (request, response) => (await opened).handle(request, response),
    {
      port: options.port,
      log,
      name: "platform",
      ...(options.host === undefined ? {} : { host: options.host }),
      connect: (...tunnel) => void opened.then(({ connect }) => connect(...tunnel)),
    },
  );

  const platformUrl = options.publicUrl ?? listener.origin;
  const names = options.tlsNames ?? [];
  const tls = names.length === 0 ? null : await makeTlsEnd(names, platformUrl, Date.now());
  const handle = serveRoutes([
    ...platformRoutes(surround(platformUrl, keys, options)),
    ...(tls?.routes ?? []),
  ]);
  const ownOrigins = [platformUrl, listener.origin];
  const proxy =
    tls === null ? null : connectProxy({ names, identity: tls.identity, ownOrigins, handle, log });
  open(proxy ?? { handle, connect: (_request, socket) => socket.destroy() });
  log(`platform: does not emulate ${notEmulated.join("; ")} (docs/platform.md)`);
  return {
    platformUrl,
    authority: tls?.authority ?? null,
    close: () => {
      proxy?.close();
      return listener.close();
    },
  };
}

function surround(
  platformUrl: string,
  [altinnKey, maskinportenKey]: PlatformKeys,
  { log, clients = [] }: PlatformOptions,
): Surroundings {
  const nowMs = () => Date.now();
  const issuers = [
    { key: altinnKey, names: [altinnIssuer(platformUrl)] },
    { key: maskinportenKey, names: maskinportenNames(platformUrl).map((name) => name.issuer) },
  ];
  const known = new Clients();
  for (const client of clients) known.register(client);
  return {
    platformUrl,
    log,
    nowMs,
    altinnKey,
    maskinportenKey,
    clients: known,
    usedAssertions: new UsedAssertions(),
    issuedTokens: new IssuedTokens(issuers, () => nowSeconds({ nowMs })),
    systemUsers: new SystemUsers(),
    resources: loadResources(),
    events: new EventStore(),
    decisions: new DecisionLog(),
    policy: { current: loadDefaultPolicy() },
  };
}

function platformRoutes(surroundings: Surroundings): readonly Route[] {
  return [
    frontRoute(surroundings),
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
