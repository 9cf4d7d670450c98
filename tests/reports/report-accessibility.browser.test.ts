import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { launchReportBrowser, type ReportBrowser } from "./open-report.ts";
import { failedResult } from "./samples/failed-result.ts";
import { sampleResults } from "./samples/sample-results.ts";

let browser: ReportBrowser;
before(async () => {
  browser = await launchReportBrowser();
});
after(async () => browser?.close());

/** What axe finds wrong, everything unfolded, as `rule: element` lines. */
async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(
    "document.querySelectorAll('details').forEach((each) => { each.open = true })",
  );
  // The page's own policy would stop a script element; what the debugger evaluates it lets pass.
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 120))))",
  );
}

for (const { name, result } of sampleResults) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`axe finds no barrier in the ${name} report in ${colorScheme} colours`, async () => {
      const { page, complaints } = await browser.open(result, { colorScheme });

      assert.deepEqual(await findBarriers(page), []);
      assert.deepEqual(complaints, []);
    });
  }
}

test("axe finds no barrier on a narrow screen, and nothing makes the page wider than it", async () => {
  const { page } = await browser.open(failedResult, { viewport: { width: 380, height: 800 } });

  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 380);
});

test("axe is seen saying no", async () => {
  const { page } = await browser.open(failedResult);
  await page.evaluate("document.querySelector('.chart').removeAttribute('aria-label')");

  const barriers = await findBarriers(page);

  assert.match(barriers.join("\n"), /^role-img-alt: /m);
});

/** Everything that can be operated and is shown, by its place among all elements. */
const operable = `[...document.querySelectorAll('*')].filter((each) => each.matches('a[href], button, summary, [tabindex="0"]') && each.checkVisibility())`;

test("the Tab key reaches everything that can be operated, in the order of the page", async () => {
  const { page } = await browser.open(failedResult);
  const expected = await page.evaluate<string[]>(
    `${operable}.map((each) => each.outerHTML.slice(0, 60))`,
  );

  const reached: string[] = [];
  for (let index = 0; index < expected.length; index += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate<string>("document.activeElement.outerHTML.slice(0, 60)"));
  }

  assert.ok(expected.length > 30, "the failed report has much to operate");
  assert.deepEqual(reached, expected);
});

test("what has the focus shows it", async () => {
  const { page } = await browser.open(failedResult);
  await page.keyboard.press("Tab");

  const style = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");

  assert.equal(style, "solid");
});

test("the first Tab stop skips to the verdict", async () => {
  const { page } = await browser.open(failedResult);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");

  assert.equal(await page.evaluate("document.activeElement.id"), "main");
});

test("Enter unfolds a failure, and again folds it", async () => {
  const { page } = await browser.open(failedResult);
  const failure = page.locator("details.failure").nth(1);
  await failure.locator(":scope > summary").focus();

  await page.keyboard.press("Enter");
  assert.equal(await failure.getAttribute("open"), "");

  await page.keyboard.press("Enter");
  assert.equal(await failure.getAttribute("open"), null);
});

test("landmarks and headings tell the structure without gaps", async () => {
  const { page } = await browser.open(failedResult);

  const levels = await page.evaluate<number[]>(
    "[...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]))",
  );

  assert.deepEqual(levels.filter((level) => level === 1).length, 1);
  assert.ok(levels.every((level, index) => index === 0 || level - (levels[index - 1] ?? 0) <= 1));
  for (const role of ["banner", "navigation", "main", "contentinfo"] as const) {
    assert.equal(await page.getByRole(role).count(), 1, role);
  }
});
