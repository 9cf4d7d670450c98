/**
 * Control is for programs on this machine: not for a page in a browser (Origin), nor for a name that was
 * pointed at loopback by somebody else (Host; DNS rebinding).
 */
import type { IncomingMessage } from "node:http";

const names = ["127.0.0.1", "localhost", "[::1]"];

export function isFromLoopback(request: IncomingMessage): boolean {
  const { host, origin } = request.headers;
  return isLoopbackHost(host ?? "") && (origin === undefined || isLoopbackOrigin(origin));
}

function isLoopbackHost(host: string): boolean {
  return names.includes(host.replace(/:\d+$/, "").toLowerCase());
}

function isLoopbackOrigin(origin: string): boolean {
  const match = /^https?:\/\/(.+)$/i.exec(origin);
  return match !== null && isLoopbackHost(match[1] ?? "");
}
