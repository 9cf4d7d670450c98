/** What a request breaks must be answered 4xx; what keeps the contract must not be refused for its form. */
import type { RequestFacts } from "./facts.ts";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { bodyStanding } from "./request-body.ts";
import { acceptStanding, contentTypeStanding } from "./request-headers.ts";
import { pathStanding, queryStanding } from "./request-parameters.ts";
import { keeps, type Standing } from "./request-standing.ts";
import type { Route } from "./resolve-operation.ts";
import type { OperationTable, Shape } from "./tables.ts";

type OperationRoute = Extract<Route, { kind: "operation" }>;

export function judgeRequest(
  route: OperationRoute,
  operation: OperationTable,
  request: RequestFacts,
  headers: HeaderMap,
  status: number,
  shape: Shape | null,
  findings: Findings,
): void {
  const responses = `${operation.contract}/responses`;
  if (status < 400 || status === 503) {
    const broken = standings(route, operation, request, headers).find(
      (standing) => standing.kind === "breaks",
    );
    if (broken?.kind !== "breaks") return;
    const message = `expected 4xx since ${broken.message}, received ${status}`;
    findings.add("broken-request-accepted", "request", broken.pointer, broken.contract, message);
  } else if (status === 405) {
    const message = `expected another status than 405: the path has the method ${operation.method}`;
    findings.add("status-unexpected", "status", "", `${responses}/405`, message);
  } else if (status === 406 && acceptStanding(operation, headers).kind === "keeps") {
    const message = "expected another status than 406: the request's Accept is taken";
    findings.add("status-unexpected", "status", "", `${responses}/406`, message);
  } else if (status === 415 && contentTypeStanding(operation, headers).kind === "keeps") {
    const message = "expected another status than 415: the request's Content-Type is taken";
    findings.add("status-unexpected", "status", "", `${responses}/415`, message);
  } else if (status === 400 && shape?.schema === "ValidationProblem") {
    const isKept = standings(route, operation, request, headers).every(
      (standing) => standing.kind === "keeps",
    );
    if (!isKept) return;
    const message = "expected no validation problem: the request keeps the contract";
    findings.add("kept-request-refused", "request", "", `${responses}/400`, message);
  }
}

function standings(
  route: OperationRoute,
  operation: OperationTable,
  request: RequestFacts,
  headers: HeaderMap,
): readonly Standing[] {
  const contentType = contentTypeStanding(operation, headers);
  return [
    acceptStanding(operation, headers),
    contentType,
    pathStanding(operation, route.segments),
    queryStanding(route.operationId, operation, request.path),
    jsonBodyStanding(operation, request, headers, contentType),
  ];
}

function jsonBodyStanding(
  operation: OperationTable,
  request: RequestFacts,
  headers: HeaderMap,
  contentType: Standing,
): Standing {
  const schema = operation.requestBody;
  if (schema === null || schema === "bytes") return keeps;
  // In another media type or charset the text is not what the service reads.
  if (contentType.kind !== "keeps") return contentType;
  const length = headers.get("content-length");
  return bodyStanding(schema, request.body, length === undefined ? null : Number(length));
}
