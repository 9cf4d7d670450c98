/**
 * `npm run check`: everything that must hold before a change is merged, one line a phase.
 *
 *     npm run check                     stops at the first phase that fails, and shows its output
 *     npm run check -- --keep-going     runs all phases
 *     npm run check -- lint types       runs the phases whose names begin with one of these
 */
import { fileURLToPath } from "node:url";

import { formatPhase, runPhases, type Phase } from "./check-phases.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tsx = ["--import", "tsx"];
const bin = (path: string): string => `node_modules/${path}`;
const types = (project: string): Phase => ({
  name: `types ${project}`,
  args: [bin("typescript/bin/tsc"), "--noEmit", "-p", project],
});

const allPhases: readonly Phase[] = [
  { name: "format", args: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level=warn", "."] },
  { name: "lint", args: [bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings", "."] },
  types("tsconfig.json"),
  types("contracts"),
  types("targets"),
  types("scenarios"),
  types("reports/client"),
  { name: "unused code", args: [bin("knip/bin/knip.js"), "--no-progress"] },
  { name: "generated files", args: [...tsx, "scripts/dev/generate.ts", "--check"] },
  { name: "tests", args: [...tsx, "scripts/dev/run-tests.ts", "--coverage"] },
  { name: "browser tests", args: [...tsx, "scripts/dev/run-tests.ts", "--browser"] },
];

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const wanted = args.filter((arg) => arg !== "--keep-going");
  const unknown = wanted.filter((arg) => !allPhases.some(({ name }) => name.startsWith(arg)));
  if (unknown.length > 0) {
    const names = allPhases.map(({ name }) => name).join(", ");
    console.error(`error: no phase is called ${unknown.join(", ")}; there are ${names}`);
    return 2;
  }
  const phases = allPhases.filter(
    ({ name }) => wanted.length === 0 || wanted.some((arg) => name.startsWith(arg)),
  );
  const interrupted = new AbortController();
  const stop = (): void => interrupted.abort();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const outcomes = await runPhases(phases, {
    root,
    keepGoing: args.includes("--keep-going"),
    signal: interrupted.signal,
    onEnd: (outcome) => console.log(formatPhase(outcome)),
  });
  process.off("SIGINT", stop).off("SIGTERM", stop);
  if (interrupted.signal.aborted) return 130;
  const failed = outcomes.filter(({ passed }) => !passed);
  const missing = phases.length - outcomes.length;
  console.log(
    failed.length === 0
      ? `check passed: ${outcomes.length} phases`
      : `check failed: ${failed.map(({ name }) => name).join(", ")}` +
          (missing > 0 ? ` (${missing} phases not run; --keep-going runs them)` : ""),
  );
  return failed.length === 0 ? 0 : 1;
}
