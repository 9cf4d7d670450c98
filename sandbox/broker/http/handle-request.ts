/**
 * The order in which the service judges a request: route, method, content type, `Accept`, token, scope,
 * binding, rule. Faults and the writing of the answer come last.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BrokerContext } from "../broker-context.ts";
import { isDevelopment } from "../rules/service.ts";
import { authenticate } from "./authenticate.ts";
import { headerLines, readQuery, type Exchange } from "./exchange.ts";
import { faultyDecision, faultyEvents, faultyRendering } from "./fault-seams.ts";
import { isAcceptable, isConsumed, unacceptableMessage } from "./media-types.ts";
import { handlers } from "./operations.ts";
import { renderAnswer, renderBareText, renderEmpty, type Rendered } from "./rendered.ts";
import { matchRoute, type Operation } from "./routes.ts";
import { refuseByServer } from "./server-limits.ts";
import { traceIdOf } from "./trace-id.ts";
import { writeResponse } from "./write-response.ts";

export async function handleRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: BrokerContext,
): Promise<void> {
  if (refuseByServer(request, response)) return;
  const target = request.url ?? "/";
  const path = target.split("?", 1)[0] ?? "";
  const rendered = await judge(request, path, target.slice(path.length + 1), context);
  // The client broke off: there is nobody to answer.
  if (rendered === null) return;
  if (context.faults.fires("response-hangs")) return;
  await writeResponse(request, response, rendered, context.bodies);
}

async function judge(
  request: IncomingMessage,
  path: string,
  search: string,
  context: BrokerContext,
): Promise<Rendered | null> {
  const route = matchRoute(request.method ?? "", path);
  if (route.kind === "none") return renderEmpty(404);
  if (route.kind === "wrongMethod") return renderEmpty(405, [["Allow", route.allow]]);
  const { operation, id } = route;
  const { produces, consumes } = operation;
  const contentType = request.headers["content-type"] ?? "";
  if (consumes !== null && !isConsumed(contentType, consumes)) return renderEmpty(415);
  if (produces !== null && !isAcceptable(headerLines(request, "accept"), produces)) {
    return renderBareText(406, unacceptableMessage(produces));
  }
  const authentication = authenticate(request, operation, context);
  if (authentication.kind === "refused") return authentication.rendered;
  const exchange: Exchange = {
    request,
    operation,
    id,
    query: readQuery(search),
    caller: authentication.caller,
  };
  const rendered = await decide(exchange, operation, path, context);
  return rendered === null || authentication.headers.length === 0
    ? rendered
    : { ...rendered, headers: [...rendered.headers, ...authentication.headers] };
}

async function decide(
  exchange: Exchange,
  operation: Operation,
  path: string,
  context: BrokerContext,
): Promise<Rendered | null> {
  const circumstances = {
    path,
    traceId: traceIdOf(exchange.request.headers["traceparent"] as string | undefined),
    isDevelopment: isDevelopment(context.service.current),
  };
  try {
    const decided = await handlers[operation.operationId](exchange, context);
    const decision = faultyDecision(operation.operationId, decided, context.faults);
    context.commit({ ...decision, events: faultyEvents(decision.events, context.faults) });
    const rendered = renderAnswer(decision.answer, operation, circumstances);
    return faultyRendering(operation.operationId, rendered, context.faults);
  } catch (error) {
    if (exchange.request.readableAborted || exchange.request.destroyed) return null;
    const message = error instanceof Error ? error.message : String(error);
    context.log(`broker: ${exchange.request.method ?? ""} ${path} answered 500: ${message}`);
    return renderAnswer({ kind: "exception", detail: message }, operation, circumstances);
  }
}
