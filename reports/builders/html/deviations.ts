import type { MendedDeviation, RunResult, ShownDeviation } from "../../../contracts/result.ts";
import { html, nothing, type Markup } from "./markup.ts";

/** Known defects of the real service: those that showed, as a table, and those that look mended, with the patch. */
export function renderDeviations({ deviations, mendedDeviations }: RunResult): Markup {
  return html`<p class="lead">
      Known defects, listed in <code>contracts/deviations.yaml</code>. Those that showed are named
      here and turn nothing red.
    </p>
    ${deviations.length === 0 ? nothing : renderShown(deviations)}
    ${mendedDeviations.map(renderMended)}`;
}

function renderShown(deviations: readonly ShownDeviation[]): Markup {
  return html`<div class="scroll" role="region" aria-label="Known deviations" tabindex="0">
    <table>
      <caption>
        Deviations that showed
      </caption>
      <thead>
        <tr>
          <th scope="col">Id</th>
          <th scope="col">Operation</th>
          <th scope="col">Times</th>
          <th scope="col">What came</th>
        </tr>
      </thead>
      <tbody>
        ${deviations.map(
          ({ id, operationId, samples, message }) =>
            html`<tr>
              <th scope="row">${id}</th>
              <td>${operationId}</td>
              <td>${String(samples)}</td>
              <td>${message}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderMended(mended: MendedDeviation): Markup {
  const { id, condition, operationIds, samples, file, patch } = mended;
  return html`<details>
    <summary>${id} did not show: ${condition}</summary>
    <p>
      ${samples === 1 ? "One answer" : `${samples} answers`} of ${operationIds.join(", ")} could
      have shown it. If it is mended, take it out of <code>${file}</code>:
    </p>
    ${patch === null ? nothing : html`<pre tabindex="0">${patch}</pre>`}
  </details>`;
}
