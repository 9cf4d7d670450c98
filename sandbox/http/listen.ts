/** The one HTTP shell of the sandbox's servers: listens, on loopback unless told otherwise, and ends when told to. */
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isIPv6 } from "node:net";
import type { Duplex } from "node:stream";

import { SuiteError } from "../../targets/suite-error.ts";

/** One line for people, without a trailing newline; never a token, an assertion or a key. */
export type Log = (line: string) => void;

export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

/** Takes over the connection of a CONNECT request; `head` is what came after it. */
export type ConnectHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Listener {
  /** An address at which this machine reaches it, `http://127.0.0.1:<port>` as a rule; no trailing slash. */
  readonly origin: string;
  readonly port: number;
  /** Stops listening and ends every connection, busy ones too. Safe to call twice. */
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Whose port it is, for the error's words: `broker`, `platform`, `control`. */
  readonly name: string;
  readonly log: Log;
  /** The interface's address. @default 127.0.0.1, this machine alone */
  readonly host?: string;
  /** Takes CONNECT requests; without it they are not answered. */
  readonly connect?: ConnectHandler;
}

const loopback = "127.0.0.1";

/** The port is in use by another process (or another server of this one). */
export class PortTakenError extends SuiteError {
  override readonly name = "PortTakenError";
  readonly port: number;

  constructor(name: string, port: number, cause: unknown, host = loopback) {
    super({
      code: "PORT_TAKEN",
      exitCode: 3,
      message: `port ${String(port)} of ${host} is taken, so the ${name} cannot listen there`,
      next: "give another port (0 takes a free one), or end what uses it",
      cause,
    });
    this.port = port;
  }
}

/** How long an idle connection is kept, in milliseconds; longer than k6 and undici keep theirs. */
const keepAliveMs = 75_000;

/**
 * Serves `handle` as `requestListener` does.
 *
 * @throws {PortTakenError} when the port is in use
 * @throws {SuiteError} `HOST_NOT_HERE` when the host is no address of this machine
 */
export async function listen(handle: RequestHandler, options: ListenOptions): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, requestListener(handle, options));
  if (options.connect !== undefined) server.on("connect", options.connect);
  await bind(server, options);
  // Errors after binding (EMFILE on accept) would otherwise end the process.
  server.on("error", (error) => {
    options.log(`${options.name}: ${error.message}`);
  });

  const { port } = server.address() as AddressInfo;
  return { origin: originOf(options.host, port), port, close: () => end(server) };
}

/**
 * A handler that throws is answered 500 without details (the log has them) when nothing was sent yet, else its
 * connection is cut: a half answer must not look whole.
 */
export function requestListener(
  handle: RequestHandler,
  options: Pick<ListenOptions, "name" | "log">,
): RequestListener {
  return (request, response) => void answer(handle, request, response, options);
}

async function answer(
  handle: RequestHandler,
  request: IncomingMessage,
  response: ServerResponse,
  { name, log }: Pick<ListenOptions, "name" | "log">,
): Promise<void> {
  try {
    await handle(request, response);
  } catch (error) {
    // Who went away in the middle gets no answer, and that is no fault of ours to write about.
    if (request.socket.destroyed) return;
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(`${name}: ${request.method ?? ""} ${pathOf(request)} failed: ${words}`);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { "content-length": 0 }).end();
  }
}

/** The path alone: a query may carry what no log should. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? "").split("?", 1)[0] ?? "";
}

/** Every interface's own addresses are among those of `0.0.0.0` and `::`, loopback too. */
function originOf(host: string | undefined, port: number): string {
  if (host === undefined || host === "0.0.0.0" || host === "::")
    return `http://${loopback}:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function bind(server: Server, { port, name, host = loopback }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new PortTakenError(name, port, error, host));
      else if (isNoAddressOfOurs(error)) reject(noAddressOfOurs(host, error));
      else reject(error);
    });
    server.listen({ port, host }, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function isNoAddressOfOurs({ code = "" }: NodeJS.ErrnoException): boolean {
  return ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"].includes(code);
}

function noAddressOfOurs(host: string, cause: unknown): SuiteError {
  return new SuiteError({
    code: "HOST_NOT_HERE",
    exitCode: 2,
    message: `${JSON.stringify(host.slice(0, 200))} is no address of this machine`,
    next: "give 127.0.0.1 for this machine alone, 0.0.0.0 for every interface, or an interface's address",
    cause,
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
