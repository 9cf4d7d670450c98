import type { OperationLatency } from "../../../contracts/result.ts";
import { formatCount, formatMs } from "../../facts/format-quantities.ts";
import { renderDistribution } from "./distribution.ts";
import { renderLatencyOverTime } from "./latency-over-time.ts";
import { logScale } from "./log-scale.ts";
import { html, nothing, type Markup } from "./markup.ts";
import { renderRangeAxis, renderRangeStrip, rangeWidth } from "./range-strip.ts";

/** Latency of each operation: one table to compare them, then each over time and by share of requests. */
export function renderLatencies(latencies: readonly OperationLatency[]): Markup {
  const measured = latencies.filter(({ samples }) => samples > 0);
  if (measured.length === 0) return html`<p class="lead">No request was timed.</p>`;
  const silent = latencies.filter(({ samples }) => samples === 0);
  const scale = logScale(
    measured.flatMap(({ min, max }) => [min, max]),
    rangeWidth,
  );
  return html`<p class="lead">
      Times in milliseconds, from the request to the last byte of its response. Judging and hashing
      are not in them.
    </p>
    <div class="scroll" role="region" aria-label="Latency table" tabindex="0">
      <table class="latency">
        <caption>
          Latency by operation, ms
        </caption>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col" class="number">n</th>
            <th scope="col" class="number">p50</th>
            <th scope="col" class="number">p90</th>
            <th scope="col" class="number">p95</th>
            <th scope="col" class="number">p99</th>
            <th scope="col" class="number">max</th>
            <td class="strip" aria-hidden="true">${renderRangeAxis(scale)}</td>
          </tr>
        </thead>
        <tbody>
          ${measured.map(
            (latency) =>
              html`<tr>
                <th scope="row">${latency.operationId}</th>
                <td class="number">${formatCount(latency.samples)}</td>
                ${[latency.median, latency.p90, latency.p95, latency.p99, latency.max].map((value) => html`<td class="number">${formatMs(value)}</td>`)}
                <td class="strip" aria-hidden="true">${renderRangeStrip(latency, scale)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="quiet">
      The bar reaches from the fastest to the slowest request, its thick part from p50 to p95, its
      mark stands at p50; the axis is logarithmic.
    </p>
    ${silent.length === 0 ? nothing : html`<p class="lead">Never asked under load: ${silent.map(({ operationId }) => operationId).join(", ")}.</p>`}
    <div class="plates">${measured.map(renderPlate)}</div>`;
}

function renderPlate(latency: OperationLatency): Markup {
  return html`<article class="plate" aria-labelledby="latency-${latency.operationId}">
    <h3 id="latency-${latency.operationId}">
      ${latency.operationId} <span class="quiet">n = ${formatCount(latency.samples)}</span>
    </h3>
    ${renderLatencyOverTime(latency)} ${renderDistribution(latency)}
  </article>`;
}
