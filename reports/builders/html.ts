import { createHash } from "node:crypto";
import type { RunResult } from "../../contracts/result.ts";
import { nameOutcome, nameTarget } from "../facts/summarize-run.ts";
import { renderChecks } from "./html/checks.ts";
import { renderCoverage } from "./html/coverage.ts";
import { renderDeviations } from "./html/deviations.ts";
import { renderFailureSection } from "./html/failures.ts";
import { renderLatencies } from "./html/latencies.ts";
import { renderLoad } from "./html/load.ts";
import { html, type Markup } from "./html/markup.ts";
import { renderNotChecked } from "./html/not-checked.ts";
import { renderRunFacts } from "./html/run-facts.ts";
import { renderVerdict } from "./html/verdict.ts";

/** Script and style of the page, bundled; see `bundle-client.ts`. */
export interface ClientAssets {
  readonly script: string;
  readonly style: string;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/**
 * The result as one HTML file that needs nothing else: no network, no other file.
 *
 * Everything but the charts over time works without JavaScript; those have a table beside them. The
 * Content-Security-Policy admits only the one script and the one style, by hash, and no address at all.
 */
export function renderHtml(result: RunResult, client: ClientAssets): string {
  const sections = listSections(result);
  const policy = [
    "default-src 'none'",
    `script-src '${hashSource(client.script)}'`,
    `style-src '${hashSource(client.style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const title = `${nameTarget(result.target)}: ${nameOutcome(result.outcome)}`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${inline("style", client.style)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the verdict</a>
        <header class="top">
          <p class="brand">Altinn Broker suite <span>${result.suite.version}</span></p>
          <nav aria-label="Sections">
            <ul>
              ${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}
            </ul>
          </nav>
          <button type="button" class="theme" id="theme" hidden>Theme: system</button>
        </header>
        <main id="main" tabindex="-1">
          ${renderVerdict(result)}
          ${sections.map(
            ({ id, title, body }) =>
              html`<section id="${id}" aria-labelledby="${id}-title">
                <h2 id="${id}-title">${title}</h2>
                ${body}
              </section> `,
          )}
        </main>
        <footer>
          <p>
            Made from <code>result.json</code> of run <code>${result.run.id}</code>. The file needs
            no network.
          </p>
        </footer>
        <p class="unseen" role="status" id="status"></p>
        ${inline("script", client.script)}
      </body>
    </html> `;
  return page.markup;
}

function listSections(result: RunResult): readonly Section[] {
  const failures = renderFailureSection(result);
  return [
    ...(failures === null ? [] : [{ id: "failures", title: "Failures", body: failures }]),
    { id: "coverage", title: "Coverage", body: renderCoverage(result.coverage) },
    { id: "checks", title: "Checks", body: renderChecks(result.checks) },
    ...(result.load === null
      ? []
      : [
          { id: "load", title: "Load", body: renderLoad(result.load) },
          { id: "latency", title: "Latency", body: renderLatencies(result.load.latencies) },
        ]),
    ...(result.deviations.length + result.mendedDeviations.length === 0
      ? []
      : [
          {
            id: "deviations",
            title: "Deviations",
            body: renderDeviations(result),
          },
        ]),
    { id: "not-checked", title: "Not checked", body: renderNotChecked(result.notChecked) },
    { id: "run", title: "Run", body: renderRunFacts(result) },
  ];
}

/** CSP source of an inline script or style (CSP 3, § 6.7.3.3: the hash of its exact text in UTF-8). */
function hashSource(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}

/**
 * Our own bundle as it is: the hash names its bytes, so not even white space may come in.
 *
 * esbuild writes no `</script` or `</style`, which would end the element.
 */
function inline(element: "script" | "style", text: string): Markup {
  return { markup: `<${element}>${text}</${element}>` };
}
