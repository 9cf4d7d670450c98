import type { NotChecked } from "../../../contracts/result.ts";
import { groupNotChecked } from "../../facts/group-not-checked.ts";
import { html, nothing, type Markup } from "./markup.ts";

/** What the run did not check, by reason. */
export function renderNotChecked(notChecked: readonly NotChecked[]): Markup {
  if (notChecked.length === 0) {
    return html`<p class="lead">Everything that this suite can check was checked.</p>`;
  }
  return html`<p class="lead">
      What was not checked did not pass. These claims have no answer in this run.
    </p>
    ${groupNotChecked(notChecked).map(
      ({ reason, entries }) =>
        html`<h3>${reason}</h3>
          <ul class="not-checked">
            ${entries.map(({ operationId, phase, name }) => html`<li>${operationId === null ? nothing : html`<strong>${operationId}</strong> `}${name}${phase === null ? nothing : html` <span class="quiet">${phase}</span>`}</li>`)}
          </ul>`,
    )}`;
}
