/** Routes as data: a method, a path with `{name}` segments, and what answers. */
import type { IncomingHttpHeaders } from "node:http";

import type { Dependency } from "../dependencies.ts";
import type { Answer } from "./answer.ts";

export interface PlatformRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** The decoded segments that stood for `{name}` in the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The whole body as text; "" where there is none. */
  readonly body: string;
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** For example `/resourceregistry/api/v1/resource/{id}`. */
  readonly path: string;
  readonly answer: (request: PlatformRequest) => Answer | Promise<Answer>;
  /** Whose interface it is; absent: the stand-in's own. */
  readonly dependency?: Dependency;
}

export type RouteMatch =
  | {
      readonly kind: "found";
      readonly route: Route;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: "wrongMethod"; readonly allow: readonly string[] }
  | { readonly kind: "unknownPath" };

export type FindRoute = (method: string, path: string) => RouteMatch;

/** Compiles the routes once; paths without parameters are found by one look-up. */
export function routeFinder(routes: readonly Route[]): FindRoute {
  const fixed = new Map<string, Route[]>();
  const patterns = new Map<
    string,
    { readonly segments: readonly string[]; readonly routes: Route[] }
  >();
  for (const route of routes) {
    if (route.path.includes("{")) {
      const entry = patterns.get(route.path) ?? { segments: route.path.split("/"), routes: [] };
      entry.routes.push(route);
      patterns.set(route.path, entry);
    } else fixed.set(route.path, [...(fixed.get(route.path) ?? []), route]);
  }

  return (method, path) => {
    const exact = fixed.get(path);
    if (exact !== undefined) return choose(exact, method, {});
    const segments = path.split("/");
    for (const pattern of patterns.values()) {
      const params = matchSegments(pattern.segments, segments);
      if (params !== null) return choose(pattern.routes, method, params);
    }
    return { kind: "unknownPath" };
  };
}

function choose(
  routes: readonly Route[],
  method: string,
  params: Readonly<Record<string, string>>,
): RouteMatch {
  const route = routes.find((candidate) => candidate.method === method);
  if (route !== undefined) return { kind: "found", route, params };
  return { kind: "wrongMethod", allow: routes.map((candidate) => candidate.method) };
}

function matchSegments(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const actual = segments[index] ?? "";
    if (!expected.startsWith("{")) {
      if (expected !== actual) return null;
      continue;
    }
    const decoded = decodeSegment(actual);
    if (decoded === null || decoded === "") return null;
    params[expected.slice(1, -1)] = decoded;
  }
  return params;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
