/** What a broker depends on, as names under which control makes it fail and calls are listed. */
export const dependencies = [
  "maskinporten",
  "openId",
  "exchange",
  "authorization",
  "resourceRegistry",
  "accessLists",
  "register",
  "events",
  "subscriptions",
  "tokenGenerator",
] as const;
export type Dependency = (typeof dependencies)[number];

export function isDependency(value: unknown): value is Dependency {
  return dependencies.some((dependency) => dependency === value);
}
