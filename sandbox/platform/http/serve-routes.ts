/** Puts routes behind node:http. */
import type { IncomingMessage } from "node:http";

import type { RequestHandler } from "../../http/listen.ts";
import { readText } from "../../http/read-body.ts";
import { type Answer, json, problem } from "./answer.ts";
import type { CallRecord } from "./call-record.ts";
import type { Failures } from "./failures.ts";
import { type Route, routeFinder, type RouteMatch } from "./route.ts";
import { failureAnswer, send, sendFailed } from "./send-answer.ts";

/** Longest request body that is read: nothing the platform is sent comes near it. */
const bodyLimitBytes = 1024 * 1024;

export interface RouteHooks {
  readonly failures: Failures;
  readonly nowMs: () => number;
  /** Told of every call once it was handled. */
  readonly observe: (call: Omit<CallRecord, "clientId">, request: IncomingMessage) => void;
}

/** A handler that answers the routes, 404 (naming what exists), 405 with `Allow`, and 413. */
export function serveRoutes(routes: readonly Route[], hooks: RouteHooks): RequestHandler {
  const find = routeFinder(routes);
  const known = routes.map((route) => `${route.method} ${route.path}`);

  const answerTo = async (
    request: IncomingMessage,
    match: RouteMatch,
    query: string,
  ): Promise<Answer> => {
    switch (match.kind) {
      case "found": {
        const body = await readText(request, bodyLimitBytes);
        if (body === null) {
          const detail = `the body is longer than ${String(bodyLimitBytes)} bytes`;
          return problem(413, detail, { connection: "close" });
        }
        return match.route.answer({
          method: request.method ?? "",
          headers: request.headers,
          params: match.params,
          query: new URLSearchParams(query),
          body,
        });
      }
      case "wrongMethod": {
        const allow = match.allow.join(", ");
        return problem(405, `this path takes ${allow}`, { allow });
      }
      case "unknownPath":
        return json(404, { error: "the platform stand-in has no such path", known });
      default:
        return match satisfies never;
    }
  };

  return async (request, response) => {
    const receivedAtMs = hooks.nowMs();
    const startMs = performance.now();
    const [path, query] = splitOnce(request.url ?? "/", "?");
    const match = find(request.method ?? "", path);
    const dependency = match.kind === "found" ? match.route.dependency : undefined;
    const failure = hooks.failures.meet(dependency);
    // A service that says 503 has done nothing: an event must not be kept then.
    const answer =
      failure?.mode === "status" ? failureAnswer(failure) : await answerTo(request, match, query);
    if (failure === null) send(request, response, answer);
    else await sendFailed(request, response, answer, failure);
    const call = {
      receivedAt: new Date(receivedAtMs).toISOString(),
      method: request.method ?? "",
      path,
      dependency: dependency ?? null,
      status: answer.status,
      failure: failure?.mode ?? null,
      durationMs: Math.round(performance.now() - startMs),
    };
    hooks.observe(call, request);
  };
}

function splitOnce(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
