import type { Dependency } from "../dependencies.ts";
import type { Route } from "./route.ts";

/** The routes as those of a dependency. */
export function ofDependency(
  dependency: Dependency,
  ...routes: readonly Route[]
): readonly Route[] {
  return routes.map((route) => ({ ...route, dependency }));
}
