import type { Failure, RunResult } from "../../../contracts/result.ts";
import { explainFailure } from "../../facts/explain-failure.ts";
import { formatCount, formatCounted } from "../../facts/format-quantities.ts";
import { countUnkept, groupFailures, type FailureGroup } from "../../facts/group-failures.ts";
import { renderCommand } from "./command.ts";
import { html, nothing, type Markup } from "./markup.ts";

/** Failures shown in full; more would make the page heavy, and `result.json` has them all. */
const shownFailures = 60;

/** Every failure, identical ones once; null when there is none. */
export function renderFailureSection(result: RunResult): Markup | null {
  const groups = groupFailures(result.checks);
  if (groups.length === 0) return null;
  const hidden = groups.length - Math.min(groups.length, shownFailures);
  const unkept = countUnkept(result.checks);
  return html`<p class="lead">
      Identical failures stand here once, with their count. Open one for the exchange and a line
      that repeats it.
    </p>
    <div class="failures">
      ${groups.slice(0, shownFailures).map((group, index) => renderFailure(group, index === 0))}
    </div>
    ${hidden > 0 ? html`<p class="more">And ${formatCount(hidden)} more in <code>result.json</code>.</p>` : nothing}
    ${unkept > 0 ? html`<p class="more">And ${formatCounted(unkept, "more failure")} counted, without an example kept.</p>` : nothing}`;
}

function renderFailure(group: FailureGroup, isOpen: boolean): Markup {
  const { message, code, step, exchange, expected, received, next } = explainFailure(group);
  const { check, failure, count } = group;
  const times = count > 1 ? html` <span class="times">${formatCount(count)} times</span>` : nothing;
  return html`<details class="failure" ${isOpen ? html`open` : nothing}>
    <summary>
      <span class="operation">${check.operationId ?? check.group}</span>
      <span class="message">${message}</span> <code class="code">${code}</code>${times}
    </summary>
    <dl class="facts">
      <dt>claim</dt>
      <dd>${check.name}</dd>
      <dt>where</dt>
      <dd>${step}${exchange === null ? nothing : html`<br /><code>${exchange}</code>`}</dd>
      ${fact("expected", expected)} ${fact("received", received)}
      <dt>next</dt>
      <dd>${next}</dd>
    </dl>
    ${failure.violations.length > 1 ? renderViolations(failure) : nothing}
    ${failure.curl === null ? nothing : renderCommand("Repeat it", failure.curl)}
    ${renderResponse(failure)}
  </details>`;
}

function fact(name: "expected" | "received", value: string | null): Markup {
  return value === null
    ? nothing
    : html`<dt>${name}</dt>
        <dd class="${name}">${value}</dd>`;
}

function renderViolations({ violations }: Failure): Markup {
  return html`<div class="scroll" role="region" aria-label="Broken promises" tabindex="0">
    <table>
      <caption>
        Broken promises of this exchange
      </caption>
      <thead>
        <tr>
          <th scope="col">rule</th>
          <th scope="col">where</th>
          <th scope="col">what</th>
          <th scope="col">promise</th>
        </tr>
      </thead>
      <tbody>
        ${violations.map(
          (violation) =>
            html`<tr>
              <th scope="row">${violation.rule}</th>
              <td>${violation.where} <code>${violation.pointer}</code></td>
              <td>
                ${violation.message}${violation.deviation === null ? nothing : html` (known deviation ${violation.deviation})`}
              </td>
              <td><code>${violation.contract}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderResponse({ response }: Failure): Markup {
  if (response === null) return nothing;
  const text = [
    response.status === 0 ? "no response" : `status ${response.status}`,
    ...response.headers.map(([name, value]) => `${name}: ${value}`),
    "",
    response.body,
  ].join("\n");
  return html`<details class="exchange">
    <summary>Response as received</summary>
    <pre tabindex="0">${text}</pre>
  </details>`;
}
