import type { ShownDeviation } from "../../../contracts/result.ts";
import { html, type Markup } from "./markup.ts";

/** Known defects of the real service that showed, as a table. */
export function renderDeviations(deviations: readonly ShownDeviation[]): Markup {
  return html`<p class="lead">
      Known defects, listed in <code>contracts/deviations.yaml</code>. They are named here and turn
      nothing red.
    </p>
    <div class="scroll" role="region" aria-label="Known deviations" tabindex="0">
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
