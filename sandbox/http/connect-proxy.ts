/**
 * The proxy side of a server: a tunnel to one of its names ends here, as TLS with its own certificate; every
 * other way through it is refused. Clients that have an address built in reach the stand-in so.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110.html#name-connect
 */
import { createServer } from "node:https";
import type { Duplex } from "node:stream";

import { type ConnectHandler, type Log, type RequestHandler, requestListener } from "./listen.ts";

export interface ConnectProxyOptions {
  /** Host names whose port 443 ends here, lower case. */
  readonly names: readonly string[];
  /** PEM: the certificate of all the names, and its key. */
  readonly identity: { readonly certificate: string; readonly key: string };
  /** Origins that lead to the server itself, whatever way they are asked for. */
  readonly ownOrigins: readonly string[];
  /** Answers what comes through a tunnel, and what is for the server itself. */
  readonly handle: RequestHandler;
  readonly log: Log;
}

export interface ConnectProxy {
  readonly connect: ConnectHandler;
  /** `handle`, but a request for another server (as a proxy gets it, with the whole URL) is refused. */
  readonly handle: RequestHandler;
  /** Ends every tunnel. */
  close(): void;
}

export function connectProxy(options: ConnectProxyOptions): ConnectProxy {
  const { names, identity, handle, log } = options;
  const server = createServer(
    { cert: identity.certificate, key: identity.key, ALPNProtocols: ["http/1.1"] },
    requestListener(handle, { name: "proxy", log }),
  );
  // TLS 1.2 tells of a client's alert during the handshake, 1.3 after it.
  for (const event of ["tlsClientError", "clientError"]) {
    server.on(event, (error: Error, socket: Duplex) => {
      log(`proxy: a client gave up TLS with ${names.join(", ")}: ${error.message}`);
      socket.destroy();
    });
  }
  const sockets = new Set<Duplex>();

  const connect: ConnectHandler = (request, socket, head) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Who goes away in the middle is no fault of ours to write about.
    socket.on("error", () => socket.destroy());

    const authority = request.url ?? "";
    if (!names.some((name) => authority.toLowerCase() === `${name}:443`)) {
      const words = refuse(authority, options);
      socket.end(
        `HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(words)}\r\nconnection: close\r\n\r\n${words}`,
      );
      return;
    }
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) socket.unshift(head);
    server.emit("connection", socket);
  };

  return {
    connect,
    handle: (request, response) => {
      const url = request.url ?? "";
      if (url.startsWith("/") || url === "*") return handle(request, response);
      // RFC 9112, section 3.2.2: "a server MUST accept the absolute-form in requests".
      const own = options.ownOrigins.find(
        (origin) => url === origin || url.startsWith(`${origin}/`),
      );
      if (own !== undefined) {
        request.url = url === own ? "/" : url.slice(own.length);
        return handle(request, response);
      }
      request.resume();
      response
        .writeHead(403, { "content-type": "text/plain; charset=utf-8" })
        .end(refuse(url, options));
    },
    close: () => {
      server.closeAllConnections();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function refuse(target: string, { names, log }: ConnectProxyOptions): string {
  const shown = JSON.stringify(target.slice(0, 200));
  log(`proxy: refused the way to ${shown}`);
  const leads = names.map((name) => `${name}:443`).join(", ");
  return `this proxy is the platform stand-in and leads to ${leads} only, not to ${shown}; put that host into NO_PROXY to reach it directly\n`;
}
