import type { Check } from "../../../contracts/result.ts";
import { formatCount, formatCounted, formatDuration } from "../../facts/format-quantities.ts";
import { groupChecks, type CheckGroup } from "../../facts/summarize-run.ts";
import { html, type Markup } from "./markup.ts";

/** Every check, by workflow or scenario; a group with a failure stands open. */
export function renderChecks(checks: readonly Check[]): Markup {
  if (checks.length === 0) {
    return html`<p class="lead">No check ran. What was not checked did not pass.</p>`;
  }
  return html`${groupChecks(checks).map(renderGroup)}`;
}

function renderGroup(group: CheckGroup): Markup {
  const counts =
    group.failed === 0
      ? `${formatCounted(group.checks.length, "check")} passed`
      : `${formatCount(group.failed)} of ${formatCounted(group.checks.length, "check")} failed`;
  const open = group.failed > 0 ? html` open` : html``;
  return html`<details class="group" ${open}>
    <summary>
      <span class="status ${group.failed > 0 ? "bad" : "good"}"
        >${group.failed > 0 ? "✕" : "✓"}</span
      >
      <strong>${group.name}</strong> <span class="quiet">${group.phase}, ${counts}</span>
    </summary>
    <div class="scroll" role="region" aria-label="Checks of ${group.name}" tabindex="0">
      <table class="checks">
        <caption class="unseen">
          Checks of ${group.name} (${group.phase})
        </caption>
        <thead>
          <tr>
            <th scope="col">result</th>
            <th scope="col">operation</th>
            <th scope="col">claim</th>
            <th scope="col">kind</th>
            <th scope="col">held</th>
            <th scope="col">time</th>
          </tr>
        </thead>
        <tbody>
          ${failedFirst(group.checks).map(renderCheck)}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** Of hundreds of checks the few that failed are what a reader looks for. */
function failedFirst(checks: readonly Check[]): readonly Check[] {
  const failed = checks.filter(({ status }) => status === "failed");
  return [...failed, ...checks.filter(({ status }) => status === "passed")];
}

/** One row; without classes on its cells, for a run has a thousand of them. */
function renderCheck({
  status,
  operationId,
  name,
  kind,
  samples,
  failed,
  durationMs,
}: Check): Markup {
  const isPassed = status === "passed";
  // The column before it names the operation already.
  const claim = operationId === null ? name : name.replace(`${operationId}: `, "");
  return html`<tr>
    <td class="${isPassed ? "good" : "bad"}">${isPassed ? "✓ passed" : "✕ failed"}</td>
    <td>${operationId ?? "–"}</td>
    <th scope="row">${claim}</th>
    <td>${kind}</td>
    <td>${formatCount(samples - failed)} of ${formatCount(samples)}</td>
    <td>${durationMs === null ? "–" : formatDuration(durationMs)}</td>
  </tr>`;
}
