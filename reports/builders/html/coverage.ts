import type { OperationCoverage } from "../../../contracts/result.ts";
import { formatCount } from "../../facts/format-quantities.ts";
import { html, type Markup } from "./markup.ts";

type StatusCoverage = OperationCoverage["statuses"][number];

/** Operations × statuses: what was seen of what the contract documents, and what broke it. */
export function renderCoverage(coverage: readonly OperationCoverage[]): Markup {
  if (coverage.length === 0) return html`<p class="lead">No operation was asked.</p>`;
  const statuses = [
    ...new Set(coverage.flatMap((operation) => operation.statuses.map(({ status }) => status))),
  ].sort((a, b) => a - b);
  return html`<p class="lead">
      How often each documented status of an operation was seen and judged. What was not seen was
      not checked.
    </p>
    <div class="scroll" role="region" aria-label="Coverage table" tabindex="0">
      <table class="coverage">
        <caption>
          Operations by status code
        </caption>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col">seen</th>
            ${statuses.map((status) => html`<th scope="col">${status === 0 ? "no response" : status}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${coverage.map((operation) => renderOperation(operation, statuses))}
        </tbody>
      </table>
    </div>
    <ul class="key" aria-label="Key">
      <li><span class="seen cell">12</span> seen, and in keeping with the contract</li>
      <li><span class="unseen-status cell">not seen</span> documented, but never received</li>
      <li><span class="broken cell">✕ 3 of 12</span> in breach of the contract</li>
      <li>
        <span class="undocumented cell">✕ 2 <small>undocumented</small></span> received, but not in
        the contract
      </li>
    </ul>`;
}

function renderOperation(operation: OperationCoverage, statuses: readonly number[]): Markup {
  const documented = operation.statuses.filter(({ isDocumented }) => isDocumented);
  const seen = documented.filter((status) => status.seen > 0).length;
  const cells = statuses.map((code) =>
    renderCell(operation.statuses.find(({ status }) => status === code)),
  );
  return html`<tr>
    <th scope="row">${operation.operationId}</th>
    <td>${seen} of ${documented.length}</td>
    ${cells}
  </tr>`;
}

function renderCell(status: StatusCoverage | undefined): Markup {
  if (status === undefined) {
    return html`<td class="none"><span class="unseen">not documented</span></td>`;
  }
  const { seen, violations, isDocumented } = status;
  if (!isDocumented) {
    return html`<td>
      <span class="undocumented cell">✕ ${formatCount(seen)} <small>undocumented</small></span>
    </td>`;
  }
  if (violations > 0) {
    return html`<td>
      <span class="broken cell"
        >✕ ${formatCount(violations)} of ${formatCount(seen)}<span class="unseen">
          in breach</span
        ></span
      >
    </td>`;
  }
  if (seen === 0) return html`<td><span class="unseen-status cell">not seen</span></td>`;
  return html`<td>
    <span class="seen cell">${formatCount(seen)}<span class="unseen"> seen</span></span>
  </td>`;
}
