/**
 * `npm test`: runs our own tests. Node 20 takes no globs, so the files are found here.
 *
 *     npm test                          all but the browser's
 *     npm test -- contracts/judge       files whose path contains this
 *     npm run test:browser              those that need a browser
 *     npm test -- --coverage            the pure rooms under c8, with thresholds; then the rest
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { ensureK6 } from "../../runner/k6/ensure-k6.ts";
import { formatK6Attempt } from "../../runner/k6/k6-attempt.ts";
import { formatError } from "../format-error.ts";
import { findTestFiles } from "./find-test-files.ts";
import { testEnvironment } from "./test-environment.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Bounds each test, so that one that hangs cannot stop the run: milliseconds. */
const testTimeoutMs = 240_000;
/** Bounds the download or build of k6: milliseconds. */
const k6TimeoutMs = 900_000;
/** Where the tests of the pure rooms lie: contracts/ and targets/ decide and touch nothing, so all of it can be reached. */
const measuringTests = ["contracts/", "targets/", "tests/contracts/"];

const knownOptions = ["--browser", "--coverage"];

const argv = process.argv.slice(2);
const isBrowser = argv.includes("--browser");
const withCoverage = argv.includes("--coverage");
const filters = argv.filter((arg) => !arg.startsWith("--"));
const unknown = argv.filter((arg) => arg.startsWith("--") && !knownOptions.includes(arg));

process.exitCode = await main();

async function main(): Promise<number> {
  if (unknown.length > 0) {
    console.error(
      `error: unknown option ${unknown.join(" ")}; known are ${knownOptions.join(", ")}`,
    );
    return 2;
  }
  const files = await findTestFiles(root, isBrowser ? "browser" : "node", filters);
  if (files.length === 0) {
    console.error(
      `error: no test file found${filters.length > 0 ? ` for ${filters.join(" ")}` : ""}`,
    );
    return 3;
  }
  if (!(await hasK6())) return 3;
  const measured = withCoverage
    ? files.filter((file) => measuringTests.some((room) => file.startsWith(room)))
    : [];
  const others = files.filter((file) => !measured.includes(file));
  const codes = [
    measured.length > 0 ? await run(["node_modules/c8/bin/c8.js", process.execPath], measured) : 0,
    others.length > 0 ? await run([], others) : 0,
  ];
  return codes.find((code) => code !== 0) ?? 0;
}

/**
 * Files of `tests/` have a process each; the unit tests beside their files share one, but for those with hooks: within
 * one process a hook of a file is one of all files.
 */
function nodeTest(files: readonly string[]): { args: readonly string[]; group: readonly string[] } {
  const group = files.filter((file) => !file.startsWith("tests/") && !hasHooks(file));
  const args = [
    "--import",
    "tsx",
    "--test",
    "--test-reporter=spec",
    "--test-concurrency=2",
    `--test-timeout=${testTimeoutMs}`,
    ...(group.length > 0 ? ["scripts/dev/test-group.ts"] : []),
    ...files.filter((file) => !group.includes(file)),
  ];
  return { args, group };
}

function hasHooks(file: string): boolean {
  return /^(?:before|after)(?:Each)?\(/m.test(readFileSync(join(root, file), "utf8"));
}

/** Tests start k6 themselves; what brings it here is done once, before them, and says what it does. */
async function hasK6(): Promise<boolean> {
  try {
    await ensureK6({
      env: testEnvironment(process.env),
      onAttempt: (attempt) => console.error(formatK6Attempt(attempt)),
      onStart: (what) => console.error(what),
      signal: AbortSignal.timeout(k6TimeoutMs),
    });
    return true;
  } catch (error) {
    console.error(formatError(error).text);
    return false;
  }
}

/** @param prefix what runs node, where that is not this process itself */
function run(prefix: readonly string[], files: readonly string[]): Promise<number> {
  const { args, group } = nodeTest(files);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...prefix, ...args], {
      cwd: root,
      env: { ...testEnvironment(process.env), TEST_GROUP: group.join("\n") },
      stdio: ["ignore", "inherit", "inherit"],
    });
    const stop = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.once("SIGINT", stop).once("SIGTERM", stop);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGINT", stop).off("SIGTERM", stop);
      resolve(signal === null ? (code ?? 1) : 130);
    });
  });
}
