/**
 * Console summary and JUnit compared with files one can open.
 *
 * After an intended change: `UPDATE_GOLDEN=1 npx tsx --test tests/reports/golden.test.ts`, then read the diff.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import type { RunResult } from "../../contracts/result.ts";
import { renderConsole } from "../../reports/builders/console.ts";
import { renderJunit } from "../../reports/builders/junit.ts";
import { sampleResults } from "./samples/sample-results.ts";

const reportPaths = ["reports/out/latest/report.html", "reports/out/latest/junit.xml"];
const builders: readonly {
  readonly file: string;
  readonly build: (result: RunResult) => string;
}[] = [
  { file: "console.txt", build: (result) => renderConsole(result, { color: false, reportPaths }) },
  {
    file: "verbose.txt",
    build: (result) => renderConsole(result, { color: false, verbose: true, reportPaths }),
  },
  { file: "junit.xml", build: renderJunit },
];

for (const { name, result } of sampleResults) {
  for (const { file, build } of builders) {
    test(`a run that ended ${name} gives the ${file} one can open`, () => {
      const golden = new URL(`golden/${name}.${file}`, import.meta.url);

      const text = build(result);

      if (process.env["UPDATE_GOLDEN"] === "1") writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, "utf8"));
    });
  }
}
