import { lastLine, runProgram } from "../k6/run-program.ts";
import { findChromium, type ChromiumSearchOptions } from "./find-chromium.ts";
import type { Finding } from "./finding.ts";

const versionTimeoutMs = 20_000;

/** A browser, which only our own browser tests need. */
export async function checkChromium(
  options: ChromiumSearchOptions & { readonly signal: AbortSignal },
): Promise<Finding> {
  const base = { name: "Chromium", isRequired: false } as const;
  const search = findChromium(options);
  if (search.kind === "missing") {
    const detail = `${search.reason}; needed only by npm run test:browser`;
    return { ...base, state: "missing", version: null, detail, next: search.next };
  }
  const { env, signal } = options;
  const end = await runProgram(search.path, ["--version"], {
    env,
    timeoutMs: versionTimeoutMs,
    signal,
  });
  const version = end.kind === "ended" ? /\d+(?:\.\d+)+/u.exec(end.stdout)?.[0] : undefined;
  if (version !== undefined) {
    return { ...base, state: "ok", version, detail: search.path, next: null };
  }
  const said = end.kind === "ended" ? lastLine(end.stderr + end.stdout) : "it did not start or end";
  return {
    ...base,
    state: "warning",
    version: null,
    detail: `${search.path} does not tell its version: ${said}`,
    next: "name another browser in CHROMIUM_PATH",
  };
}
