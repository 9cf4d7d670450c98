/** Starts the stand-in for everything that the broker calls. */
import type { IncomingMessage } from "node:http";

import { connectProxy, type ConnectProxy } from "../http/connect-proxy.ts";
import { listen, type Listener, type RequestHandler } from "../http/listen.ts";
import { createGateway, type Gateway } from "./gateway/gateway.ts";
import type { CallRecord } from "./http/call-record.ts";
import { bearerToken } from "./http/bearer.ts";
import type { RouteHooks } from "./http/serve-routes.ts";
import { serveRoutes } from "./http/serve-routes.ts";
import { makeSurroundings } from "./make-surroundings.ts";
import { notEmulated } from "./not-emulated.ts";
import { makePlatformKeys } from "./platform-keys.ts";
import type { PlatformOptions } from "./platform-options.ts";
import { platformRoutes } from "./platform-routes.ts";
import type { Surroundings } from "./surroundings.ts";
import { makeTlsEnd } from "./tls/tls-end.ts";

export interface Platform {
  /** Origin under which it issues tokens and names addresses, without a trailing slash. */
  readonly platformUrl: string;
  /** The certificate, PEM, that clients of `tlsNames` have to trust; null where there are none. */
  readonly authority: string | null;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** What the server leads to once the platform is ready. */
type Door = Pick<ConnectProxy, "handle" | "connect" | "close">;

/**
 * Starts a platform with keys made for it; nothing of it outlives the process.
 *
 * @throws {PortTakenError} `PORT_TAKEN` when the port is in use; port 0 takes a free one
 * @throws {SuiteError} `HOST_NOT_HERE` when the host is no address of this machine
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  // Routes and certificates need the origin, which is known only once the server listens: early requests wait.
  let open: (door: Door) => void = () => undefined;
  const opened = new Promise<Door>((resolve) => (open = resolve));
  const listener = await listen(
    async (request, response) => (await opened).handle(request, response),
    {
      port: options.port,
      log: options.log,
      name: "platform",
      ...(options.host === undefined ? {} : { host: options.host }),
      connect: (...tunnel) => void opened.then(({ connect }) => connect(...tunnel)),
    },
  );
  try {
    return await furnish(options, listener, open);
  } catch (error) {
    await listener.close();
    throw error;
  }
}

async function furnish(
  options: PlatformOptions,
  listener: Listener,
  open: (door: Door) => void,
): Promise<Platform> {
  const { log, tlsNames: names = [] } = options;
  const platformUrl = options.publicUrl ?? listener.origin;
  const closing = new AbortController();
  const keys = options.keys ?? (await makePlatformKeys());
  const surroundings = makeSurroundings(platformUrl, keys, options, closing.signal);
  const tls = names.length === 0 ? null : await makeTlsEnd(names, platformUrl, Date.now());
  const own = serveRoutes(
    [...platformRoutes(surroundings), ...(tls?.routes ?? [])],
    routeHooks(surroundings),
  );
  const gateway = makeGateway(surroundings);
  const handle: RequestHandler = (request, response) =>
    gateway?.isFor(request) === true ? gateway.handle(request, response) : own(request, response);
  const ownOrigins = [platformUrl, listener.origin];
  const door: Door =
    tls === null
      ? { handle, connect: (_request, socket) => socket.destroy(), close: () => undefined }
      : connectProxy({ names, identity: tls.identity, ownOrigins, handle, log });
  open(door);
  log(`platform: does not emulate ${notEmulated.join("; ")} (docs/platform.md)`);
  return {
    platformUrl,
    authority: tls?.authority ?? null,
    close: () => {
      closing.abort();
      gateway?.close();
      door.close();
      return listener.close();
    },
  };
}

function makeGateway({ brokerUrl, gateway, nowMs, calls }: Surroundings): Gateway | null {
  if (brokerUrl === null) return null;
  const observe = (call: CallRecord): void => calls.add(call);
  return createGateway({ brokerUrl, settings: gateway, nowMs, observe });
}

function routeHooks({ failures, nowMs, calls, issuedTokens }: Surroundings): RouteHooks {
  const clientOf = ({ headers }: IncomingMessage): string | null => {
    const token = bearerToken(headers);
    const clientId = token === null ? undefined : issuedTokens.knownClaims(token)?.["client_id"];
    return typeof clientId === "string" ? clientId : null;
  };
  return {
    failures,
    nowMs,
    observe: (call, request) => calls.add({ ...call, clientId: clientOf(request) }),
  };
}
