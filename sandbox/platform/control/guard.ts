/**
 * Keeps control to this machine's own programs: a page in a browser can send requests to loopback, by
 * its own origin or through a name that it makes resolve to 127.0.0.1 (DNS rebinding).
 */
import type { Answer } from "../http/answer.ts";
import { problem } from "../http/answer.ts";
import type { PlatformRequest, Route } from "../http/route.ts";

const loopbackNames = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** A refusal, or null when the request may go on. */
export function refuseForeigners({ method, headers }: PlatformRequest): Answer | null {
  if (!isLoopbackAuthority(headers.host ?? "")) {
    return problem(403, "control is answered under 127.0.0.1 or localhost only (Host)");
  }
  const { origin } = headers;
  if (origin !== undefined && !isLoopbackOrigin(origin)) {
    return problem(403, "control is not answered to pages of other origins (Origin)");
  }
  const mediaType = (headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if ((method === "POST" || method === "PUT") && mediaType !== "application/json") {
    return problem(415, "the content type application/json is expected");
  }
  return null;
}

/** The route, for loopback callers only. */
export function guarded(route: Route): Route {
  return { ...route, answer: (request) => refuseForeigners(request) ?? route.answer(request) };
}

function isLoopbackAuthority(authority: string): boolean {
  return loopbackNames.has(authority.toLowerCase().replace(/:\d{1,5}$/, ""));
}

function isLoopbackOrigin(origin: string): boolean {
  const match = /^https?:\/\/(.+)$/i.exec(origin);
  return isLoopbackAuthority(match?.[1] ?? "");
}
