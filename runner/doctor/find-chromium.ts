import { join } from "node:path";
import { SuiteError } from "../../targets/suite-error.ts";
import { findOnPath, isExecutableFile } from "../k6/find-on-path.ts";

/** A Chromium or Chrome for the browser tests, or why there is none and what brings it. */
export type ChromiumSearch =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string; readonly next: string };

/** What the search may look at. */
export interface ChromiumSearchOptions {
  /** CHROMIUM_PATH and PATH are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @default this machine's */
  readonly platform?: NodeJS.Platform;
  /** Root of the fixed places. @default `/` */
  readonly root?: string;
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

const fixedPlaces = [
  ...names.map((name) => `/usr/bin/${name}`),
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * Looks for a browser: CHROMIUM_PATH and nothing else where it is set, then PATH, then the usual places.
 * Installs nothing.
 */
export function findChromium(options: ChromiumSearchOptions): ChromiumSearch {
  const { env, platform = process.platform, root = "/" } = options;
  const asked = env["CHROMIUM_PATH"];
  if (asked !== undefined) {
    return isExecutableFile(asked)
      ? { kind: "found", path: asked }
      : {
          kind: "missing",
          reason: `CHROMIUM_PATH names "${asked}", which cannot be executed`,
          next: "correct CHROMIUM_PATH or unset it",
        };
  }
  const path = [
    ...names.flatMap((name) => findOnPath(name, env["PATH"])),
    ...fixedPlaces.map((place) => join(root, place)).filter(isExecutableFile),
  ][0];
  return path === undefined
    ? {
        kind: "missing",
        reason: "no Chromium or Chrome on PATH or in the usual places",
        next: installCommand(platform),
      }
    : { kind: "found", path };
}

/**
 * The browser that the browser tests run in.
 *
 * @throws {SuiteError} CHROMIUM_MISSING (exit 3), with the command that installs one
 */
export function requireChromium(options: ChromiumSearchOptions): string {
  const search = findChromium(options);
  if (search.kind === "found") return search.path;
  throw new SuiteError({
    code: "CHROMIUM_MISSING",
    exitCode: 3,
    message: `the browser tests need a browser: ${search.reason}`,
    next: search.next,
  });
}

function installCommand(platform: NodeJS.Platform): string {
  return platform === "darwin"
    ? "brew install --cask google-chrome"
    : "sudo apt-get install --yes chromium (or name a browser in CHROMIUM_PATH)";
}
