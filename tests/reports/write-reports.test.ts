import assert from "node:assert/strict";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { writeReports } from "../../reports/write-reports.ts";
import { passedResult } from "./samples/passed-result.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "reports-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("all three reports are written, into a folder that is made for them, and nothing else", async () => {
  const outputDir = join(folder, "out", "run-1");

  const written = await writeReports(passedResult, { outputDir });

  assert.deepEqual(written, [
    { reporter: "html", path: join(outputDir, "report.html") },
    { reporter: "junit", path: join(outputDir, "junit.xml") },
    { reporter: "json", path: join(outputDir, "result.json") },
  ]);
  assert.deepEqual(readdirSync(outputDir), ["junit.xml", "report.html", "result.json"]);
  assert.deepEqual(JSON.parse(readFileSync(join(outputDir, "result.json"), "utf8")), passedResult);
});

test("only the reporters asked for are written, each once", async () => {
  await writeReports(passedResult, { outputDir: folder, reporters: ["json", "json"] });

  assert.deepEqual(readdirSync(folder), ["result.json"]);
});

test("an older report is replaced", async () => {
  writeFileSync(join(folder, "junit.xml"), "old");

  await writeReports(passedResult, { outputDir: folder, reporters: ["junit"] });

  assert.match(readFileSync(join(folder, "junit.xml"), "utf8"), /^<\?xml/);
});

test("the link to the latest run moves with each run", async () => {
  const latestLink = join(folder, "latest");

  for (const run of ["run-1", "run-2"]) {
    const outputDir = join(folder, run);
    await writeReports(passedResult, { outputDir, reporters: ["json"], latestLink });
  }

  assert.equal(readlinkSync(latestLink), "run-2");
});

test("a result that does not fit its schema is not written", async () => {
  const result = { ...passedResult, checks: [] };

  const writing = writeReports(result, { outputDir: join(folder, "out") });

  await assert.rejects(writing, { code: "RESULT_OUT_OF_SCHEMA", exitCode: 3 });
  assert.deepEqual(readdirSync(folder), []);
});

test("a folder that cannot be made is exit code 2 and named", async () => {
  writeFileSync(join(folder, "file"), "");

  const writing = writeReports(passedResult, { outputDir: join(folder, "file", "out") });

  await assert.rejects(writing, {
    code: "REPORT_NOT_WRITABLE",
    exitCode: 2,
    message: /file[/\\]out/,
  });
});

test("a report that cannot be put in place leaves no half of it behind", async () => {
  mkdirSync(join(folder, "junit.xml", "in-the-way"), { recursive: true });

  const writing = writeReports(passedResult, { outputDir: folder, reporters: ["junit"] });

  await assert.rejects(writing, { code: "REPORT_NOT_WRITABLE" });
  assert.deepEqual(readdirSync(folder), ["junit.xml"]);
});
