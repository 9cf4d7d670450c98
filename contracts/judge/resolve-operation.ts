/** Which operation a request is meant for, as the service routes it. */
import { tables } from "../generated/tables.js";
import { operationIds, type OperationId } from "../vocabulary.ts";
import type { OtherMethods, RouteTable } from "./tables.ts";

/** How the service routes a request. */
export type Route =
  | {
      readonly kind: "operation";
      readonly operationId: OperationId;
      /** Template by which it came there, as `OperationTable.path`. */
      readonly path: string;
      /** Value of the first path parameter as it stands in the path; empty without one. */
      readonly parameter: string;
    }
  /** The path is known, the method is not. */
  | {
      readonly kind: "method";
      readonly methods: readonly string[];
      readonly others: OtherMethods;
    }
  | { readonly kind: "unrouted" };

/** The operation of the contract that method and path name, or null. Both in any letter case. */
export function resolveOperation(method: string, path: string): OperationId | null {
  const route = routeOf(method, path);
  return route.kind === "operation" ? route.operationId : null;
}

/**
 * An operation of the path where the method is none of the path's: its 405 is to be judged. Else null.
 */
export function operationOfPath(path: string): OperationId | null {
  const known = matchingRoutes(path).flatMap(({ operations }) => Object.values(operations));
  return operationIds.find((id) => known.includes(id)) ?? null;
}

/** Routes a request: literal segments win over parameters, one trailing slash is accepted, a doubled one is not. */
export function routeOf(method: string, path: string): Route {
  const verb = method.toUpperCase();
  const matching = matchingRoutes(path);
  const [first] = matching;
  if (first === undefined) return { kind: "unrouted" };
  const best = matching.find(({ operations }) => operations[verb] !== undefined);
  const operationId = best?.operations[verb];
  if (best === undefined || operationId === undefined) {
    const methods = matching.flatMap(({ operations }) => Object.keys(operations));
    return { kind: "method", methods: [...new Set(methods)].sort(), others: first.others };
  }
  const place = templateSegments(best.path).indexOf("{}");
  const parameter = pathSegments(decodedPath(path))[place] ?? "";
  return { kind: "operation", operationId, path: best.path, parameter };
}

/** Those with the fewest parameters first. */
function matchingRoutes(path: string): readonly RouteTable[] {
  const segments = pathSegments(decodedPath(path));
  return tables.routes
    .filter((route) => fits(templateSegments(route.path), segments))
    .sort((a, b) => parameterCount(a.path) - parameterCount(b.path));
}

const expressions = new Map<OperationId, RegExp>();

/**
 * The route of a request that was meant for this operation: a single match where it really goes there.
 *
 * Literal segments win over parameters, but no operation of the contract shares its method with a literal one.
 */
export function routeOfMeant(operationId: OperationId, method: string, path: string): Route {
  const operation = tables.operations[operationId];
  if (method === operation.method) {
    let expression = expressions.get(operationId);
    if (expression === undefined) {
      const source = operation.path.replaceAll("{}", "([^/?#]*[^/?#.][^/?#]*)");
      expression = new RegExp(`^${source}/?(?:[?#]|$)`, "i");
      expressions.set(operationId, expression);
    }
    const match = expression.exec(path);
    if (match !== null) {
      return { kind: "operation", operationId, path: operation.path, parameter: match[1] ?? "" };
    }
  }
  return routeOf(method, path);
}

/** Segments of the path of a request target, without query and origin, dot segments removed. */
export function pathSegments(target: string): readonly string[] {
  const path = (
    target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").split(/[?#]/)[0] ?? ""
  ).replace(/\/$/, "");
  const segments: string[] = [];
  for (const segment of path.split("/").slice(1)) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments;
}

/** Percent-encoding is undone before routing, that of a slash is not; nor of what would end the path here. */
function decodedPath(target: string): string {
  if (target.indexOf("%") < 0) return target;
  return target.replace(/%(?:2[0-24-9a-e]|3[0-9a-e]|[4-7][0-9a-f])/gi, (encoded) =>
    decodeURIComponent(encoded),
  );
}

const templates = new Map<string, readonly string[]>();

function templateSegments(path: string): readonly string[] {
  let known = templates.get(path);
  if (known === undefined) {
    known = path.split("/").slice(1);
    templates.set(path, known);
  }
  return known;
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  if (template.length !== segments.length) return false;
  return template.every((part, index) => {
    const segment = segments[index] ?? "";
    return part === "{}" ? segment !== "" : part === segment.toLowerCase();
  });
}

function parameterCount(path: string): number {
  return path.split("{}").length - 1;
}
