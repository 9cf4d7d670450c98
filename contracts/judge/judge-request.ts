/** What a request breaks must be answered 4xx; what keeps the contract must not be refused for its form. */
import type { Headers, RequestFacts } from "./facts.ts";
import type { Findings } from "./findings.ts";
import type { HeaderMap } from "./header-map.ts";
import { bodyStanding } from "./request-body.ts";
import { acceptStanding, contentTypeStanding } from "./request-headers.ts";
import { pathStanding, queryStanding } from "./request-parameters.ts";
import { keeps, undecided, type Standing } from "./request-standing.ts";
import type { Route } from "./resolve-operation.ts";
import type { OperationTable, Shape } from "./tables.ts";

type OperationRoute = Extract<Route, { kind: "operation" }>;

export function judgeRequest(
  route: OperationRoute,
  operation: OperationTable,
  request: RequestFacts<Headers>,
  headers: HeaderMap,
  status: number,
  shape: Shape | null,
  findings: Findings,
): void {
  const parts = { route, operation, request, headers };
  const responses = `${operation.contract}/responses`;
  if (status < 400 || status === 503) {
    const broken = firstBroken(parts);
    if (broken === null) return;
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
  } else if (status === 400 && shape?.schema === "ValidationProblem" && isKept(parts)) {
    const message = "expected no validation problem: the request keeps the contract";
    findings.add("kept-request-refused", "request", "", `${responses}/400`, message);
  } else if (isAfterAccept(status, shape) && acceptStanding(operation, headers).kind === "breaks") {
    const message = `expected 406 since the request's Accept is not taken, received ${status}`;
    findings.add("status-unexpected", "status", "", `${responses}/406`, message);
  }
}

/** Whether the answer tells that the service had looked at Accept. */
function isAfterAccept(status: number, shape: Shape | null): boolean {
  const isWithHeaders = shape !== null && shape.headers.length > 0;
  return isWithHeaders && status !== 405 && status !== 406 && status !== 415;
}

interface RequestParts {
  readonly route: OperationRoute;
  readonly operation: OperationTable;
  readonly request: RequestFacts<Headers>;
  readonly headers: HeaderMap;
}

function firstBroken(parts: RequestParts): Extract<Standing, { kind: "breaks" }> | null {
  const { route, operation, request, headers } = parts;
  const accept = acceptStanding(operation, headers);
  if (accept.kind === "breaks") return accept;
  const contentType = contentTypeStanding(operation, headers);
  if (contentType.kind === "breaks") return contentType;
  const path = pathStanding(operation, route.parameter);
  if (path.kind === "breaks") return path;
  const query = queryStanding(operation, request.path);
  if (query.kind === "breaks") return query;
  const body = jsonBodyStanding(parts, contentType, "breaks");
  return body.kind === "breaks" ? body : null;
}

function isKept(parts: RequestParts): boolean {
  const { route, operation, request, headers } = parts;
  const contentType = contentTypeStanding(operation, headers);
  return (
    contentType.kind === "keeps" &&
    acceptStanding(operation, headers).kind === "keeps" &&
    pathStanding(operation, route.parameter).kind === "keeps" &&
    queryStanding(operation, request.path).kind === "keeps" &&
    jsonBodyStanding(parts, contentType, "keeps").kind === "keeps"
  );
}

function jsonBodyStanding(
  { operation, request, headers }: RequestParts,
  contentType: Standing,
  question: "breaks" | "keeps",
): Standing {
  const kind = operation.requestBody;
  if (kind === null || kind === "bytes") return keeps;
  // In another media type or charset the text is not what the service reads.
  if (contentType.kind !== "keeps") return contentType;
  // A compressed body, and one recorded with the framing of its chunks, is not what stands in the text.
  if (headers.has("content-encoding") || (headers.has("transfer-encoding") && isFramed(request)))
    return undecided;
  const length = headers.get("content-length");
  const isForm = kind === "form";
  return bodyStanding(
    {
      schema: isForm ? "FileTransferInitialize" : kind,
      body: request.body,
      announcedLength: length === undefined ? null : Number(length),
      boundary: isForm ? boundaryOf(headers.get("content-type") ?? "") : null,
    },
    question,
  );
}

/** The parameter of the media type, without its quotes. */
function boundaryOf(contentType: string): string {
  return /;\s*boundary=(?:"([^"]*)"|([^\s;]*))/i.exec(contentType)?.slice(1).join("") ?? "";
}

function isFramed({ body }: RequestFacts<Headers>): boolean {
  return body.kind === "text" && /^[0-9a-f]+(?:;[^\r\n]*)?\r\n/i.test(body.text);
}
