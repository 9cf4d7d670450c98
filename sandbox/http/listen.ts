/** The one HTTP shell of the sandbox's servers: listens on loopback, and ends when told to. */
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { SuiteError } from "../../targets/suite-error.ts";

/** One line for people, without a trailing newline; never a token, an assertion or a key. */
export type Log = (line: string) => void;

export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void | Promise<void>;

export interface Listener {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
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
}

/** The port is in use by another process (or another server of this one). */
export class PortTakenError extends SuiteError {
  override readonly name = "PortTakenError";
  readonly port: number;

  constructor(name: string, port: number, cause: unknown) {
    super({
      code: "PORT_TAKEN",
      exitCode: 3,
      message: `port ${String(port)} of 127.0.0.1 is taken, so the ${name} cannot listen there`,
      next: "give another port (0 takes a free one), or end what uses it",
      cause,
    });
    this.port = port;
  }
}

/** How long an idle connection is kept, in milliseconds; longer than k6 and undici keep theirs. */
const keepAliveMs = 75_000;

/**
 * Serves `handle` on 127.0.0.1.
 *
 * A handler that throws is answered 500 without details (the log has them) when nothing was sent yet, else its
 * connection is cut: a half answer must not look whole.
 *
 * @throws {PortTakenError} when the port is in use
 */
export async function listen(handle: RequestHandler, options: ListenOptions): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
    void answer(handle, request, response, options);
  });
  await bind(server, options);
  // Errors after binding (EMFILE on accept) would otherwise end the process.
  server.on("error", (error) => {
    options.log(`${options.name}: ${error.message}`);
  });

  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${String(port)}`, port, close: () => end(server) };
}

async function answer(
  handle: RequestHandler,
  request: IncomingMessage,
  response: ServerResponse,
  { name, log }: ListenOptions,
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

function bind(server: Server, { port, name }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTakenError(name, port, error) : error);
    });
    server.listen({ port, host: "127.0.0.1" }, () => {
      server.removeAllListeners("error");
      resolve();
    });
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
