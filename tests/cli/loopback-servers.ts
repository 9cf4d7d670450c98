/** Small servers on loopback that stand in for a neighbour that misbehaves. */
import {
  createServer,
  type IncomingMessage,
  request as sendRequest,
  type RequestListener,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

export interface LoopbackServer {
  readonly origin: string;
  close(): Promise<void>;
}

export async function listenOn(handle: RequestListener): Promise<LoopbackServer> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

/** An origin where nobody listens: a port that was free a moment ago. */
export async function unusedOrigin(): Promise<string> {
  const server = await listenOn(() => undefined);
  await server.close();
  return server.origin;
}

/** Hands a request on to `origin`, and its answer back. */
export function forward(origin: string, request: IncomingMessage, response: ServerResponse): void {
  const { method = "GET", headers, url = "/" } = request;
  const { host } = new URL(origin);
  const onward = sendRequest(
    `${origin}${url}`,
    { method, headers: { ...headers, host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on("error", () => response.destroy());
  request.pipe(onward);
}
