/** What the server refuses itself, before the application: empty bodies, without the application's headers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { matchRoute } from "./routes.ts";

const longestRequestLineBytes = 8 * 1024;
const largestLength = 2n ** 63n - 1n;
const largestHeaderCount = 100;
const largestHeadersBytes = 32 * 1024;

/** Node's own limit, with room for the request line: what is larger is answered by `refuseConnection`. */
export const maxHeaderBytes = 64 * 1024;

/** True when the request has been answered. */
export function refuseByServer(request: IncomingMessage, response: ServerResponse): boolean {
  const status = refusal(request);
  if (status === null) return false;
  response.writeHead(status, ["Content-Length", "0", "Connection", "close", "Server", "Kestrel"]);
  response.end();
  return true;
}

function refusal({ method, url, rawHeaders, headers }: IncomingMessage): number | null {
  const length = headers["content-length"];
  if (length !== undefined && BigInt(length) > largestLength) return 400;
  const requestLine = `${method} ${url} HTTP/1.1\r\n`;
  if (requestLine.length > longestRequestLineBytes) return 414;
  if (rawHeaders.length / 2 > largestHeaderCount) return 431;
  // Name, value, colon, blank and line end of each.
  const sizeBytes = rawHeaders.reduce((sum, part) => sum + part.length + 2, 0);
  if (sizeBytes > largestHeadersBytes) return 431;
  return /%00/.test((url ?? "").split("?", 1)[0] ?? "") ? 400 : null;
}

/** Answers what Node's parser refuses. A method that it does not know is routed like any other. */
export function refuseConnection(
  error: NodeJS.ErrnoException & { readonly rawPacket?: Buffer },
  socket: Duplex,
): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const lines = error.code === "HPE_INVALID_METHOD" ? unknownMethod(error.rawPacket) : null;
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : "400 Bad Request";
  const head = lines ?? [status];
  const server = [
    "Content-Length: 0",
    "Connection: close",
    `Date: ${new Date().toUTCString()}`,
    "Server: Kestrel",
  ];
  socket.end(`HTTP/1.1 ${[...head.slice(0, 1), ...server, ...head.slice(1)].join("\r\n")}\r\n\r\n`);
}

/** Status and headers for a request line with an unknown method; null when it is no request line. */
function unknownMethod(packet: Buffer | undefined): readonly string[] | null {
  const [, method, target] =
    /^([A-Z]+) (\/\S*) HTTP\/1\.1\r\n/.exec(packet?.toString("latin1") ?? "") ?? [];
  if (method === undefined || target === undefined) return null;
  const route = matchRoute(method, target.split("?", 1)[0] ?? "");
  const common = ["Cache-Control: no-store", "X-Content-Type-Options: nosniff"];
  return route.kind === "wrongMethod"
    ? ["405 Method Not Allowed", `Allow: ${route.allow}`, ...common]
    : ["404 Not Found", ...common];
}
