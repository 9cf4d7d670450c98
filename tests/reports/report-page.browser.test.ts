import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { renderJunit } from "../../reports/builders/junit.ts";
import { launchReportBrowser, type ReportBrowser } from "./open-report.ts";
import { failedResult } from "./samples/failed-result.ts";
import { hostileResult } from "./samples/hostile-result.ts";
import { passedResult } from "./samples/passed-result.ts";
import { sampleResults } from "./samples/sample-results.ts";

let browser: ReportBrowser;
before(async () => {
  browser = await launchReportBrowser();
});
after(async () => browser?.close());

/** Colour of the paper, which tells the theme. */
const pageColour = "getComputedStyle(document.body).backgroundColor";

for (const { name, result } of sampleResults) {
  test(`the ${name} report asks for nothing but itself, complains of nothing and stays small`, async () => {
    const { page, complaints, requests } = await browser.open(result);

    assert.deepEqual(requests, [page.url()]);
    assert.deepEqual(complaints, []);
    assert.ok(statSync(fileURLToPath(page.url())).size <= 400_000);
  });
}

test("the title names target, address, version and outcome", async () => {
  const { page } = await browser.open(passedResult);

  assert.equal(await page.title(), "sandbox http://127.0.0.1:5096 version 0.1.0: passed");
});

test("hostile text stays text", async () => {
  const { page, complaints } = await browser.open(hostileResult);

  assert.equal(await page.evaluate("typeof window.hacked"), "undefined");
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.locator("script").count(), 1);
  assert.deepEqual(complaints, []);
  assert.match(await page.locator("#not-checked h3").first().innerText(), /<\/script><script>/);
});

test("the policy stops a script, a handler, a style and an address that were smuggled in", async () => {
  const { page } = await browser.open(passedResult);

  await page.evaluate(`(async () => {
    window.stopped = [];
    document.addEventListener("securitypolicyviolation", (event) => window.stopped.push(event.effectiveDirective));
    document.body.insertAdjacentHTML("beforeend", '<img src="http://192.0.2.1/x" onerror="window.hacked=1"><p style="color:red">x</p>');
    const script = document.createElement("script");
    script.textContent = "window.hacked = 1";
    document.body.append(script);
    await fetch("http://192.0.2.1/").catch(() => undefined);
  })()`);

  // The handler of the image is compiled when its error is told, a moment later.
  await page.waitForFunction("window.stopped.length >= 5");
  assert.equal(await page.evaluate("typeof window.hacked"), "undefined");
  assert.deepEqual((await page.evaluate<string[]>("window.stopped")).sort(), [
    "connect-src",
    "img-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
  ]);
});

test("every operation under load has a chart that is drawn, labelled and backed by a table", async () => {
  const { page } = await browser.open(passedResult);
  const charts = page.locator(".chart[role=img]");

  assert.equal(await charts.count(), passedResult.load?.latencies.length);
  for (const chart of await charts.all()) {
    assert.match((await chart.getAttribute("aria-label")) ?? "", /^Chart of \w+ over 55 seconds/);
  }
  const inked = await page.evaluate<number>(`(() => {
    const canvas = document.querySelector(".chart canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((value, index) => index % 4 === 3 && value > 0).length;
  })()`);
  assert.ok(inked > 1000, `${inked} dots are drawn`);
  assert.equal(await page.locator("table.blocks").first().locator("tbody tr").count(), 12);
});

test("the theme button goes from the system's colours to light to dark and back", async () => {
  const { page, complaints } = await browser.open(passedResult, { colorScheme: "dark" });
  const button = page.getByRole("button", { name: /^Theme/ });
  const seen: unknown[] = [];

  await button.focus();
  for (const theme of ["system", "light", "dark", "system"]) {
    assert.equal(await button.innerText(), `Theme: ${theme}`);
    seen.push(await page.evaluate(pageColour));
    await page.keyboard.press("Space");
  }

  const [system, light, dark, systemAgain] = seen;
  assert.notEqual(light, system);
  assert.deepEqual([dark, systemAgain], [system, system]);
  assert.deepEqual(complaints, []);
});

test("a command can be copied, or is selected where the browser forbids copying", async () => {
  const { page } = await browser.open(failedResult);

  await page.getByRole("button", { name: "Copy" }).first().click();

  await page
    .getByRole("status")
    .filter({ hasText: /^The command is / })
    .waitFor({ state: "attached" });
});

test("without JavaScript everything is there but the charts over time", async () => {
  const { page, complaints } = await browser.open(failedResult, { javaScriptEnabled: false });

  assert.equal(
    await page.getByRole("heading", { level: 1 }).innerText(),
    "Failed: 3 checks did not hold",
  );
  assert.equal(await page.locator("button:visible, .chart:visible").count(), 0);
  const blocks = page.locator("figure.over-time details").first();
  await blocks.locator("summary").click();
  assert.equal(await blocks.locator("tbody tr:visible").count(), 12);
  assert.equal(await page.locator(".distribution svg:visible").count(), 7);
  assert.deepEqual(complaints, []);
});

test("paper gets everything unfolded, in light colours", async () => {
  const { page } = await browser.open(failedResult, { colorScheme: "dark" });
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({ media: "print" });

  assert.equal(await page.locator("details:not([open])").count(), 0);
  assert.equal(await page.evaluate(pageColour), "rgb(252, 252, 250)");

  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  assert.ok((await page.locator("details:not([open])").count()) > 5);
});

for (const { name, result } of [...sampleResults, { name: "hostile", result: hostileResult }]) {
  test(`a browser's XML parser reads the ${name} JUnit report`, async () => {
    const { page } = await browser.open(passedResult);
    const xml = renderJunit(result);

    const read = await page.evaluate<readonly [number, number, string]>(`(() => {
      const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, "application/xml");
      return [
        parsed.querySelectorAll("parsererror").length,
        parsed.querySelectorAll("testcase").length,
        parsed.querySelector("testsuite").getAttribute("name"),
      ];
    })()`);

    const [errors, testCases, suiteName] = read;
    assert.equal(errors, 0);
    assert.ok(testCases >= result.checks.length + result.notChecked.length);
    assert.ok(suiteName.startsWith(result.target.name.slice(0, 20)));
  });
}
