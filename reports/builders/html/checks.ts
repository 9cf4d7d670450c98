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
            <th scope="col" class="number">held</th>
            <th scope="col" class="number">time</th>
          </tr>
        </thead>
        <tbody>
          ${group.checks.map(renderCheck)}
        </tbody>
      </table>
    </div>
  </details>`;
}

function renderCheck(check: Check): Markup {
  const isPassed = check.status === "passed";
  const held = `${formatCount(check.samples - check.failed)} of ${formatCount(check.samples)}`;
  return html`<tr>
    <td class="status ${isPassed ? "good" : "bad"}">${isPassed ? "✓ passed" : "✕ failed"}</td>
    <td class="name">${check.operationId ?? "–"}</td>
    <th scope="row">${check.name}</th>
    <td>${check.kind}</td>
    <td class="number">${held}</td>
    <td class="number">${check.durationMs === null ? "–" : formatDuration(check.durationMs)}</td>
  </tr>`;
}
