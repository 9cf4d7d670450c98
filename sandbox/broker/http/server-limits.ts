/** What the server refuses itself, before the application: empty bodies, without the application's headers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

const longestRequestLineBytes = 8 * 1024;
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

function refusal({ method, url, rawHeaders }: IncomingMessage): number | null {
  const requestLine = `${method} ${url} HTTP/1.1\r\n`;
  if (requestLine.length > longestRequestLineBytes) return 414;
  if (rawHeaders.length / 2 > largestHeaderCount) return 431;
  // Name, value, colon, blank and line end of each.
  const sizeBytes = rawHeaders.reduce((sum, part) => sum + part.length + 2, 0);
  if (sizeBytes > largestHeadersBytes) return 431;
  return /%00/.test((url ?? "").split("?", 1)[0] ?? "") ? 400 : null;
}

/** Answers what is no HTTP at all; an unknown method name is one of these for Node. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status =
    error.code === "HPE_HEADER_OVERFLOW"
      ? "431 Request Header Fields Too Large"
      : "400 Bad Request";
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\nDate: ${new Date().toUTCString()}\r\nServer: Kestrel\r\n\r\n`,
  );
}
