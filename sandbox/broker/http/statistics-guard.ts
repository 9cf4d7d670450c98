/** What guards the reports: the key of the configuration, then a number of calls an hour for each address. */
import type { IncomingMessage } from "node:http";
import type { BrokerContext } from "../broker-context.ts";
import { callWindow } from "../call-log.ts";
import { formatInstant } from "../rules/instant.ts";
import { isDevelopment } from "../rules/service.ts";
import { headerLines } from "./exchange.ts";
import { renderJson, type HeaderLine, type Rendered } from "./rendered.ts";

export type Guard =
  | { readonly kind: "refused"; readonly rendered: Rendered }
  /** The headers are those of every admitted call, also of one that is refused later. */
  | { readonly kind: "admitted"; readonly headers: readonly HeaderLine[] };

export function guardStatistics(request: IncomingMessage, context: BrokerContext): Guard {
  const { service, reportCalls, now } = context;
  const complaint = complainOfKey(headerLines(request, "x-api-key"), service.current.statisticsKey);
  if (complaint !== null) return refused(401, { error: complaint });
  const address = addressOf(request);
  const at = now();
  const earlier = reportCalls.recent(address, at);
  const limit = isDevelopment(service.current) ? 5 : 10;
  const isExceeded = earlier.length >= limit;
  if (!isExceeded) reportCalls.add(address, at);
  const reset = (earlier[0] ?? at) + callWindow;
  const headers: readonly HeaderLine[] = [
    ["X-RateLimit-Limit", String(limit)],
    ["X-RateLimit-Remaining", String(Math.max(0, limit - earlier.length - 1))],
    ["X-RateLimit-Reset", String(Math.floor(reset / 1_000_000))],
  ];
  if (!isExceeded) return { kind: "admitted", headers };
  const retryAfter = Math.floor((reset - at) / 1_000_000);
  const body = { error: "Rate limit exceeded", retryAfter, resetTime: formatInstant(reset) };
  return refused(429, body, [["Retry-After", String(retryAfter)], ...headers]);
}

/** Of several lines the first counts. */
function complainOfKey(lines: readonly string[], key: string | null): string | null {
  const [given] = lines;
  if (given === undefined) return "API key required for statistics endpoints";
  if (given.trim() === "") return "API key cannot be empty";
  if (key === null) return "API key validation not configured";
  return given.trim() === key ? null : "Invalid API key";
}

function addressOf(request: IncomingMessage): string {
  const forwarded = (headerLines(request, "x-forwarded-for")[0] ?? "").split(",", 1)[0]?.trim();
  const real = headerLines(request, "x-real-ip")[0]?.trim();
  return (forwarded || real) ?? request.socket.remoteAddress ?? "";
}

function refused(
  status: number,
  body: Readonly<Record<string, string | number>>,
  headers: readonly HeaderLine[] = [],
): Guard {
  return { kind: "refused", rendered: renderJson(status, body, headers) };
}
