import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * Where the project keeps its own k6: `${XDG_CACHE_HOME:-~/.cache}/altinn-broker-suite/k6/v<version>/k6`.
 * A relative XDG_CACHE_HOME is ignored, as the XDG Base Directory Specification says.
 */
export function k6CachePath(
  env: Readonly<Record<string, string | undefined>>,
  version: string,
): string {
  const asked = env["XDG_CACHE_HOME"];
  const home = env["HOME"];
  const root =
    asked !== undefined && isAbsolute(asked)
      ? asked
      : join(home !== undefined && isAbsolute(home) ? home : homedir(), ".cache");
  return join(root, "altinn-broker-suite", "k6", `v${version}`, "k6");
}
