import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { RunResult } from "../../contracts/result.ts";
import { writeReports } from "../../reports/write-reports.ts";
import { requireChromium } from "../../runner/doctor/find-chromium.ts";
import { SuiteError } from "../../targets/suite-error.ts";

/** A report in a browser that has no network, and all that it complained about or asked for. */
interface OpenReport {
  readonly page: Page;
  /** Console errors and warnings, and exceptions. */
  readonly complaints: readonly string[];
  /** Addresses of all requests, the report's own file included. */
  readonly requests: readonly string[];
}

export interface ReportBrowser {
  /** Writes the report of a result and opens it from disk; the page closes with the browser. */
  open(result: RunResult, options?: BrowserContextOptions): Promise<OpenReport>;
  close(): Promise<void>;
}

/** A test runner shows the message of an error only, so the command has to stand in it. */
function findBrowser(): string {
  try {
    return requireChromium({ env: process.env });
  } catch (cause) {
    if (!(cause instanceof SuiteError)) throw cause;
    throw new Error(`${cause.message}; to have one: ${cause.next}`, { cause });
  }
}

/** @throws {Error} where there is no browser, with the command that installs one */
export async function launchReportBrowser(): Promise<ReportBrowser> {
  const executablePath = findBrowser();
  const isRoot = process.getuid?.() === 0;
  // Chromium's sandbox refuses to start as root, as CI containers run.
  const browser = await chromium.launch({ executablePath, args: isRoot ? ["--no-sandbox"] : [] });
  const folder = mkdtempSync(join(tmpdir(), "report-browser-"));
  return {
    open: (result, options) => openReport(browser, folder, result, options),
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openReport(
  browser: Browser,
  folder: string,
  result: RunResult,
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  const outputDir = mkdtempSync(join(folder, "run-"));
  const [report] = await writeReports(result, { outputDir, reporters: ["html"] });
  if (report === undefined) throw new Error("the HTML report was not written");
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(report.path).href);
  return { page, complaints, requests };
}
