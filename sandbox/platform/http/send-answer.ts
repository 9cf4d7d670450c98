/** Writes an answer, or what a failure makes of it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import { type Answer, problem } from "./answer.ts";
import type { Failure } from "./failures.ts";

export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  // An unread body would be taken for the next request's start line on a kept connection.
  request.resume();
  // RFC 9110, section 8.6: no Content-Length in a 204.
  const length = answer.status === 204 ? {} : { "content-length": Buffer.byteLength(answer.body) };
  response
    .writeHead(answer.status, { ...answer.headers, ...length, "cache-control": "no-store" })
    .end(answer.body);
}

/** The answer of a dependency that does nothing but refuse. */
export function failureAnswer({
  status,
  retryAfterSeconds,
}: Failure & { readonly mode: "status" }): Answer {
  const headers =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return problem(status, "a failure that control has switched on", headers);
}

/** Sends what `failure` leaves of the answer. */
export async function sendFailed(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  failure: Failure,
): Promise<void> {
  switch (failure.mode) {
    case "slow":
      // A process that is told to end does not wait for it.
      await delay(failure.delayMs, undefined, { ref: false });
      if (!response.destroyed) send(request, response, answer);
      return;
    case "status":
      send(request, response, answer);
      return;
    case "cut": {
      const body = Buffer.from(answer.body);
      const length = Math.max(body.length, 2);
      response.writeHead(answer.status, { ...answer.headers, "content-length": length });
      response.write(body.subarray(0, length / 2), () => response.destroy());
      response.flushHeaders();
      return;
    }
    case "garbage":
      send(request, response, { ...answer, body: '<!doctype html>\u0000{"' });
      return;
    default:
      failure satisfies never;
  }
}
