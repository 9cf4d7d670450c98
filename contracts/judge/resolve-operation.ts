/** Which operation a request is meant for, as the service routes it. */
import { tables } from "../generated/tables.js";
import { operationIds, type OperationId } from "../vocabulary.ts";

/** How the service routes a request. */
export type Route =
  | {
      readonly kind: "operation";
      readonly operationId: OperationId;
      /** Value of the path parameter as it stands in the path; empty without one. */
      readonly parameter: string;
    }
  /** The path is known, the method is not. */
  | { readonly kind: "method"; readonly methods: readonly string[] }
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
  const segments = pathSegments(decodedPath(path));
  return (
    operationIds.find((id) => fits(templateSegments(tables.operations[id].path), segments)) ?? null
  );
}

/** Routes a request: literal segments win over parameters, one trailing slash is accepted, a doubled one is not. */
export function routeOf(method: string, path: string): Route {
  const segments = pathSegments(decodedPath(path));
  const verb = method.toUpperCase();
  const matching = tables.routes.filter((route) => fits(templateSegments(route.path), segments));
  if (matching.length === 0) return { kind: "unrouted" };
  const paths = matching.filter((route) => route.methods.includes(verb)).map((route) => route.path);
  if (paths.length === 0) {
    return {
      kind: "method",
      methods: [...new Set(matching.flatMap((route) => route.methods))].sort(),
    };
  }
  const [best = ""] = paths.sort((a, b) => parameterCount(a) - parameterCount(b));
  const operationId = operationIds.find((id) => {
    const operation = tables.operations[id];
    return operation.path === best && operation.method === verb;
  });
  if (operationId === undefined) return { kind: "unrouted" };
  const place = templateSegments(best).indexOf("{}");
  return { kind: "operation", operationId, parameter: segments[place] ?? "" };
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
      const source = operation.path.replace("{}", "([^/?#]*[^/?#.][^/?#]*)");
      expression = new RegExp(`^${source}/?(?:[?#]|$)`, "i");
      expressions.set(operationId, expression);
    }
    const match = expression.exec(path);
    if (match !== null) return { kind: "operation", operationId, parameter: match[1] ?? "" };
  }
  return routeOf(method, path);
}

/** Segments of the path of a request target, without query and origin, dot segments removed. */
function pathSegments(target: string): readonly string[] {
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
