import type { OperationLatency } from "../../../contracts/result.ts";
import { formatMs } from "../../facts/format-quantities.ts";
import { logScale } from "./log-scale.ts";
import { html, type Markup } from "./markup.ts";
import { formatTick } from "./range-strip.ts";

const width = 340;
const height = 150;
const left = 40;
const top = 8;

/** Which share of the requests was answered within which time: a drawing that prints, and its table. */
export function renderDistribution(latency: OperationLatency): Markup {
  const scale = logScale(latency.quantiles, width);
  const y = (percent: number) => top + height - (percent / 100) * height;
  // A step at every percent: of the requests, `percent` % took at most so long.
  const path = latency.quantiles
    .map((value, percent) => `${percent === 0 ? "M" : "L"}${scale.at(value) + left} ${y(percent)}`)
    .join("");
  const label = `Share of requests of ${latency.operationId} by time: half within ${formatMs(latency.median)} ms, 95 % within ${formatMs(latency.p95)} ms, all within ${formatMs(latency.max)} ms`;
  return html`<figure class="distribution">
    <figcaption>Share of requests within a time</figcaption>
    <svg role="img" aria-label="${label}" viewBox="0 0 ${width + left + 16} ${height + top + 34}">
      ${[0, 25, 50, 75, 100].map((percent) => html`<line class="grid" x1="${left}" x2="${left + width}" y1="${y(percent)}" y2="${y(percent)}" /><text x="${left - 6}" y="${y(percent) + 4}" text-anchor="end">${percent} %</text>`)}
      ${scale.ticks.map((tick) => html`<line class="grid" x1="${scale.at(tick) + left}" x2="${scale.at(tick) + left}" y1="${top}" y2="${top + height}" /><text x="${scale.at(tick) + left}" y="${top + height + 15}" text-anchor="middle">${formatTick(tick)}</text>`)}
      <text x="${left + width}" y="${top + height + 30}" text-anchor="end">ms, logarithmic</text>
      <path class="curve" d="${path}" />
      <line
        class="mark"
        x1="${scale.at(latency.p95) + left}"
        x2="${scale.at(latency.p95) + left}"
        y1="${y(95)}"
        y2="${y(0)}"
      />
      <text class="note" x="${scale.at(latency.p95) + left - 5}" y="${y(4)}" text-anchor="end">
        p95 ${formatMs(latency.p95)}
      </text>
    </svg>
    <details>
      <summary>Quantiles as a table</summary>
      <table>
        <caption class="unseen">
          Quantiles of ${latency.operationId}, ms
        </caption>
        <thead>
          <tr>
            <th scope="col">share</th>
            <th scope="col" class="number">ms</th>
          </tr>
        </thead>
        <tbody>
          ${[0, 10, 25, 50, 75, 90, 95, 99, 100].map(
            (percent) =>
              html`<tr>
                <th scope="row">${percent} %</th>
                <td class="number">${formatMs(latency.quantiles[percent] ?? 0)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}
