/** Sends a request on to the broker and its answer back, byte for byte, without keeping either. */
import {
  Agent,
  type IncomingMessage,
  request as sendRequest,
  type ServerResponse,
} from "node:http";

/** RFC 9110, section 7.6.1: headers of one connection, which a gateway does not pass on. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

export interface Forwarder {
  /** The status that went back; 502 when the broker could not be reached. */
  forward(request: IncomingMessage, response: ServerResponse): Promise<number>;
  close(): void;
}

/** @param brokerUrl origin, plain HTTP */
export function createForwarder(brokerUrl: string): Forwarder {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port, host } = new URL(brokerUrl);
  return {
    close: () => agent.destroy(),
    forward: (request, response) =>
      new Promise((resolve) => {
        const onward = sendRequest({
          agent,
          hostname,
          port: port === "" ? 80 : port,
          method: request.method,
          path: request.url,
          headers: onwardHeaders(request, host),
        });
        const end = (status: number): void => {
          // What the client still sends must not be taken for its next request.
          request.unpipe(onward);
          request.resume();
          if (!onward.writableFinished) onward.destroy();
          resolve(status);
        };
        onward.on("response", (answer) => {
          const status = answer.statusCode ?? 502;
          response.writeHead(status, answer.statusMessage ?? "", backHeaders(answer));
          answer.on("error", () => response.destroy());
          answer.pipe(response);
          response.on("close", () => {
            answer.destroy();
            end(status);
          });
        });
        onward.on("error", () => {
          if (response.headersSent) response.destroy();
          else {
            const body = '{ "statusCode": 502, "message": "The backend could not be reached." }';
            response.writeHead(502, { "content-type": "application/json" }).end(body);
          }
          end(502);
        });
        // Who goes away takes the request to the broker along.
        response.on("close", () => {
          if (!response.writableFinished) onward.destroy();
        });
        request.pipe(onward);
      }),
  };
}

function onwardHeaders(request: IncomingMessage, host: string): readonly string[] {
  const kept = pairs(request.rawHeaders).filter(
    ([name]) => !["host", "expect"].includes(name.toLowerCase()),
  );
  const isChunked = request.headers["transfer-encoding"] !== undefined;
  return [
    ["Host", host],
    ...kept,
    ["X-Forwarded-Host", request.headers.host ?? ""],
    ["X-Forwarded-For", request.socket.remoteAddress ?? ""],
    ...(isChunked ? [["Transfer-Encoding", "chunked"]] : []),
  ].flat();
}

function backHeaders(answer: IncomingMessage): string[] {
  return pairs(answer.rawHeaders).flat();
}

function pairs(rawHeaders: readonly string[]): (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!hopByHop.has(name.toLowerCase())) found.push([name, value]);
  }
  return found;
}
