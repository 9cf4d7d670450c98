/** The judge: facts of one exchange in, broken promises out. */
import { tables } from "../generated/tables.js";
import type { OperationId } from "../vocabulary.ts";
import { isEmptyBody } from "./body-size.ts";
import { chooseShape } from "./choose-shape.ts";
import type { Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import { Findings } from "./findings.ts";
import { headerMap, type HeaderMap } from "./header-map.ts";
import { judgeBody, judgeNoBody } from "./judge-body.ts";
import { judgeFraming, judgeRange } from "./judge-framing.ts";
import { judgeHeaders } from "./judge-headers.ts";
import { judgeMonth } from "./judge-month.ts";
import { judgeRequest } from "./judge-request.ts";
import { routeOf, routeOfMeant, type Route } from "./resolve-operation.ts";
import { isShorterThanAnnounced } from "./sent-framing.ts";
import { showValue } from "./show-value.ts";
import type { OperationTable, Shape } from "./tables.ts";
import { effectiveMethod } from "./tus/effective-method.ts";
import { judgeTus } from "./tus/judge-tus.ts";
import { isOpenToAll } from "./tus/judge-tus-refusal.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Judges one exchange against the contract.
 *
 * Pure: equal facts get an equal verdict in Node, k6 and newman's sandbox. Never throws: an exchange that cannot
 * be judged has the violation `unjudgeable`. Deviations are not excused here (`excuse-deviations.ts`).
 *
 * @param operationId the operation that was meant; where method and path name another one, that is judged. Null: none
 *   was meant, and method and path say what must be answered
 * @param context what only the driver of the exchange knows; `fault` makes a 5xx be judged for its shape only
 */
export function judge(
  operationId: OperationId | null,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext = {},
): Verdict {
  const findings = new Findings();
  try {
    examine(operationId, request, response, context, findings);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const contract = operationId === null ? "" : (tables.operations[operationId]?.contract ?? "");
    findings.add(
      "unjudgeable",
      "body",
      "",
      contract,
      `the exchange could not be judged: ${showValue(reason)}`,
    );
  }
  return { operationId, violations: findings.violations, notJudged: findings.notJudged };
}

function examine(
  operationId: OperationId | null,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  context: JudgeContext,
  findings: Findings,
): void {
  const requestHeaders = headerMap(request.headers);
  const headers = headerMap(response.headers);
  const answered = { status: response.status, headers };
  const method = effectiveMethod(request, requestHeaders, answered);
  const route =
    operationId === null
      ? routeOf(method, request.path)
      : routeOfMeant(operationId, method, request.path);
  const id = route.kind === "operation" ? route.operationId : operationId;
  const operation = id === null ? null : tables.operations[id];
  if (response.status === 0) {
    judgeSilence(operation, request, context, findings);
    return;
  }
  const shape = shapeOf(route, operation, request, response, headers, context, findings);
  if (shape !== null) {
    judgeHeaders(shape, headers, findings);
    judgeAllow(route, response, shape, headers, findings);
    const owner = route.kind === "operation" ? operation : null;
    // In another letter case the server does not take it for HEAD, and sends the body.
    if (request.method === "HEAD") judgeNoBody(shape, response.body, findings);
    else judgeBody(shape, owner, response.body, findings);
  }
  judgeFraming(request.method, response, headers, findings);
  if (route.kind !== "operation" || operation === null) return;
  if (route.operationId === "getMonthlyStatistics" && response.status === 200) {
    judgeMonth(operation.contract, request.path, headers, response.body, findings);
  }
  if (route.operationId === "downloadFile") {
    judgeRange(operation.contract, requestHeaders.get("range"), response, headers, findings);
  }
  if (!isOpenToAll(route.path, response.status))
    judgeAuthorization(operation, requestHeaders, response, shape, findings);
  if (route.operationId.startsWith("tus")) {
    const parts = { route, operation, request, headers: requestHeaders };
    judgeTus(parts, { response, headers, shape }, findings);
  } else judgeRequest(route, operation, request, requestHeaders, response.status, shape, findings);
}

function judgeSilence(
  operation: OperationTable | null,
  request: RequestFacts<Headers>,
  context: JudgeContext,
  findings: Findings,
): void {
  if (context.fault !== undefined) {
    findings.notJudged.push("response: none came, with something broken on purpose");
  } else if (isShorterThanAnnounced(request)) {
    findings.notJudged.push("response: none came to a request that was broken off");
  } else {
    const message = "expected a response, received none";
    const contract = operation === null ? unroutedPlace : `${operation.contract}/responses`;
    findings.add("no-response", "status", "", contract, message);
  }
}

/** The shape that the answer must have, or null when its status is not promised and has none. */
function shapeOf(
  route: Route,
  operation: OperationTable | null,
  request: RequestFacts<Headers>,
  response: ResponseFacts<Headers>,
  headers: HeaderMap,
  context: JudgeContext,
  findings: Findings,
): Shape | null {
  const { status } = response;
  if (isServerRefusal(response, headers)) return shapeAt(tables.serverRefusal.shape);
  if (tables.unhandled.statuses.includes(status)) {
    if (context.fault === undefined) {
      if (route.kind === "unrouted" || operation === null) notUnrouted(status, findings);
      else undocumented(operation, status, findings);
    }
    // It has no body where Accept admits no JSON.
    if (isEmptyBody(response.body) && !/json|\*\/\*|^$/i.test(accepted(request))) return null;
    const more = operation === null ? undefined : tables.unhandled.byOperation[nameOf(operation)];
    const shapes = [tables.unhandled.shape, ...(more === undefined ? [] : [more])].map(shapeAt);
    return chooseShape(shapes, response.body, headers, undefined);
  }
  if (route.kind === "unrouted") {
    if (tables.unrouted.statuses.includes(status)) return shapeAt(tables.unrouted.shape);
    notUnrouted(status, findings);
    return null;
  }
  const own = route.kind === "method" ? route.others : tables.operations[route.operationId];
  const indices = own.responses[String(status)];
  if (indices === undefined && route.kind === "method") {
    const expected = Object.keys(own.responses).join(" or ");
    const message = `expected ${expected} for a method that the path does not have, received ${status}`;
    findings.add("status-unexpected", "status", "", own.contract, message);
    return null;
  }
  if (indices === undefined) {
    undocumented(own, status, findings);
    return null;
  }
  if (indices.length === 1) return shapeAt(indices[0] as number);
  const accept = headerMap(request.headers).get("accept");
  return chooseShape(indices.map(shapeAt), response.body, headers, accept);
}

const unroutedPlace = "/x-unrouted";

function notUnrouted(status: number, findings: Findings): void {
  const message = `expected 404 for a path that is none of the API's, received ${status}`;
  findings.add("status-unexpected", "status", "", unroutedPlace, message);
}

/** The server's own refusals come before the service: without body and without its headers. */
function isServerRefusal(response: ResponseFacts<Headers>, headers: HeaderMap): boolean {
  if (!tables.serverRefusal.statuses.includes(response.status)) return false;
  const hasOwnHeaders = headers.has("content-type") || headers.has("x-content-type-options");
  return !hasOwnHeaders && (response.body.kind === "unknown" || isEmptyBody(response.body));
}

function undocumented(
  operation: Pick<OperationTable, "contract" | "responses">,
  status: number,
  findings: Findings,
): void {
  const promised = Object.keys(operation.responses).join(", ");
  const message = `expected one of ${promised}, received ${status}`;
  findings.add("status-undocumented", "status", "", `${operation.contract}/responses`, message);
}

/** Allow names the methods of the path, neither more nor fewer; their order is free. */
function judgeAllow(
  route: Route,
  response: ResponseFacts<Headers>,
  shape: Shape,
  headers: HeaderMap,
  findings: Findings,
): void {
  const value = headers.get("allow");
  if (response.status !== 405 || route.kind !== "method" || value === undefined) return;
  const received = value.split(",").map((method) => method.trim());
  if (received.toString() === "" || [...received].sort().join() === route.methods.join()) return;
  const message = `expected Allow: ${route.methods.join(", ")}, received ${showValue(value)}`;
  findings.add("header-invalid", "header", "/allow", `${shape.contract}/headers/Allow`, message);
}

/** What is looked at before the token, and the answer to a missing one. */
const beforeToken: readonly number[] = [401, 405, 406, 415, ...tables.unhandled.statuses];

/** Header that opens an operation. A source that is not raw may have left it out on purpose. */
const keys = { bearerToken: "Authorization", apiKey: "X-API-Key" };

function judgeAuthorization(
  operation: OperationTable,
  requestHeaders: HeaderMap,
  { isRaw, status }: ResponseFacts<Headers>,
  shape: Shape | null,
  findings: Findings,
): void {
  if (operation.security === null || !isRaw || beforeToken.includes(status)) return;
  const key = keys[operation.security];
  if (requestHeaders.get(key.toLowerCase())) return;
  const message = `expected 401 since the request has no ${key}, received ${status}`;
  if (status < 400) {
    const pointer = `/${key.toLowerCase()}`;
    findings.add("broken-request-accepted", "request", pointer, "/security", message);
  } else if (shape !== null && !isRefusalShape(shape)) {
    findings.add("status-unexpected", "status", "", `${operation.contract}/responses/401`, message);
  }
}

function isRefusalShape(shape: Shape): boolean {
  return shape === tables.shapes[tables.serverRefusal.shape];
}

function accepted(request: RequestFacts<Headers>): string {
  return headerMap(request.headers).get("accept") ?? "";
}

function shapeAt(index: number): Shape {
  const shape = tables.shapes[index];
  if (shape === undefined) throw new Error(`the tables know no shape ${index}`);
  return shape;
}

function nameOf(operation: OperationTable): string {
  const entry = Object.entries(tables.operations).find(([, candidate]) => candidate === operation);
  return entry?.[0] ?? "";
}
