/** The HTTP server of the broker's API: Node's, with the limits and words of Kestrel. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PortTakenError, type Listener } from "../../http/listen.ts";
import type { BrokerContext } from "../broker-context.ts";
import { handleRequest } from "./handle-request.ts";
import { maxHeaderBytes, refuseConnection } from "./server-limits.ts";

/** Kestrel keeps idle connections for an hour; so no client meets one that is just closing. */
const keepAliveMs = 60 * 60_000;

/** @throws {PortTakenError} when the port is in use */
export async function listenAsBroker(port: number, context: BrokerContext): Promise<Listener> {
  const server = createServer(
    {
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: maxHeaderBytes,
      requestTimeout: 0,
      headersTimeout: 60_000,
    },
    (request, response) => {
      handleRequest(request, response, context).catch((error: unknown) => {
        context.log(
          `broker: ${request.method ?? ""} failed: ${error instanceof Error ? error.message : String(error)}`,
        );
        response.destroy();
      });
    },
  );
  // Kestrel does not insist on a Host header in HTTP/1.0, and neither does a test that replays one.
  server.on("clientError", refuseConnection);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new PortTakenError("broker", port, error) : error);
    });
    server.listen({ port, host: "127.0.0.1" }, () => {
      server.removeAllListeners("error");
      server.on("error", (error) => {
        context.log(`broker: ${error.message}`);
      });
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    origin: `http://127.0.0.1:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
