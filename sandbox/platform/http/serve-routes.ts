/** Puts routes behind node:http. */
import type { IncomingMessage, ServerResponse } from "node:http";

import type { RequestHandler } from "../../http/listen.ts";
import { readText } from "../../http/read-body.ts";
import type { Answer } from "./answer.ts";
import { json, problem } from "./answer.ts";
import type { Route } from "./route.ts";
import { routeFinder } from "./route.ts";

/** Longest request body that is read: nothing the platform is sent comes near it. */
const bodyLimitBytes = 1024 * 1024;

/** A handler that answers the routes, 404 (naming what exists), 405 with `Allow`, and 413. */
export function serveRoutes(routes: readonly Route[]): RequestHandler {
  const find = routeFinder(routes);
  const known = routes.map((route) => `${route.method} ${route.path}`);

  return async (request, response) => {
    const url = request.url ?? "/";
    const mark = url.indexOf("?");
    const path = mark === -1 ? url : url.slice(0, mark);
    const match = find(request.method ?? "", path);
    switch (match.kind) {
      case "found": {
        const body = await readText(request, bodyLimitBytes);
        if (body === null) {
          const detail = `the body is longer than ${String(bodyLimitBytes)} bytes`;
          send(request, response, problem(413, detail, { connection: "close" }));
          return;
        }
        const answer = await match.route.answer({
          method: request.method ?? "",
          headers: request.headers,
          params: match.params,
          query: new URLSearchParams(mark === -1 ? "" : url.slice(mark + 1)),
          body,
        });
        send(request, response, answer);
        return;
      }
      case "wrongMethod": {
        const allow = match.allow.join(", ");
        send(request, response, problem(405, `this path takes ${allow}`, { allow }));
        return;
      }
      case "unknownPath":
        send(
          request,
          response,
          json(404, { error: "the platform stand-in has no such path", known }),
        );
        return;
      default:
        match satisfies never;
    }
  };
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  // An unread body would be taken for the next request's start line on a kept connection.
  request.resume();
  // RFC 9110, section 8.6: no Content-Length in a 204.
  const length = answer.status === 204 ? {} : { "content-length": Buffer.byteLength(answer.body) };
  response
    .writeHead(answer.status, { ...answer.headers, ...length, "cache-control": "no-store" })
    .end(answer.body);
}
