import { resolve } from "node:path";
import { K6VariableError } from "./k6-errors.ts";

/** Where release archives come from unless K6_RELEASE_URL names another place. */
export const defaultReleaseUrl = "https://github.com/grafana/k6/releases/download";

/** What flag and variables say about k6. */
export interface K6Settings {
  /** A k6 that somebody asked for by name, as an absolute path. */
  readonly explicit: { readonly by: string; readonly path: string } | null;
  /** `<releaseUrl>/v2.2.0/<archive>` is fetched. Without a slash at its end. */
  readonly releaseUrl: string;
}

/**
 * Reads `--k6`, then K6_BINARY, and K6_RELEASE_URL.
 *
 * @throws {K6VariableError} when one of them is set but empty, or the address is none: a forgotten CI variable must not
 * fall back to another k6 in silence
 */
export function readK6Settings(
  env: Readonly<Record<string, string | undefined>>,
  explicitPath: string | undefined,
): K6Settings {
  return { explicit: readExplicit(env, explicitPath), releaseUrl: readReleaseUrl(env) };
}

function readExplicit(
  env: Readonly<Record<string, string | undefined>>,
  explicitPath: string | undefined,
): K6Settings["explicit"] {
  const [by, path] =
    explicitPath === undefined ? ["K6_BINARY", env["K6_BINARY"]] : ["--k6", explicitPath];
  if (path === undefined) {
    return null;
  }
  if (path.trim() === "") {
    throw new K6VariableError({ name: by, problem: "is set but empty", example: "/usr/bin/k6" });
  }
  return { by, path: resolve(path) };
}

function readReleaseUrl(env: Readonly<Record<string, string | undefined>>): string {
  const name = "K6_RELEASE_URL";
  const text = env[name];
  if (text === undefined) {
    return defaultReleaseUrl;
  }
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    const problem =
      text.trim() === "" ? "is set but empty" : `is no http(s) address: "${text.slice(0, 200)}"`;
    throw new K6VariableError({ name, problem, example: defaultReleaseUrl });
  }
  if (url.username !== "" || url.password !== "") {
    throw new K6VariableError({
      name,
      problem: "holds a user name or password, which would end up in logs",
      example: defaultReleaseUrl,
    });
  }
  return text.replace(/\/+$/u, "");
}
