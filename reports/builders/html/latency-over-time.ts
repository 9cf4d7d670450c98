import type { OperationLatency } from "../../../contracts/result.ts";
import { formatCount, formatMs } from "../../facts/format-quantities.ts";
import { html, type Markup } from "./markup.ts";

/**
 * The time blocks as a table, from which the script draws the chart (p50, p95, max over time).
 *
 * Table and chart cannot disagree, for the chart reads the table; without JavaScript the table is there.
 */
export function renderLatencyOverTime(latency: OperationLatency): Markup {
  const { operationId, blocks } = latency;
  if (blocks.length === 0) return html`<p class="quiet">No time blocks were kept.</p>`;
  const last = blocks.at(-1)?.startSeconds ?? 0;
  const label = `Chart of ${operationId} over ${formatCount(Math.round(last))} seconds: p50, p95 and maximum in ms. The table below has the numbers.`;
  return html`<figure class="over-time">
    <figcaption>
      Over time
      <span class="series"
        ><span class="swatch p50"></span>p50 <span class="swatch p95"></span>p95
        <span class="swatch max"></span>max</span
      >
    </figcaption>
    <div class="chart" role="img" aria-label="${label}" hidden></div>
    <details>
      <summary>Time blocks as a table</summary>
      <div
        class="scroll tall"
        role="region"
        aria-label="Time blocks of ${operationId}"
        tabindex="0"
      >
        <table class="blocks">
          <caption class="unseen">
            ${operationId} over time, ms
          </caption>
          <thead>
            <tr>
              <th scope="col" class="number">from, s</th>
              <th scope="col" class="number">n</th>
              <th scope="col" class="number">p50</th>
              <th scope="col" class="number">p95</th>
              <th scope="col" class="number">max</th>
            </tr>
          </thead>
          <tbody>
            ${blocks.map(
              (block) =>
                html`<tr>
                  <th scope="row" class="number">
                    ${cell(block.startSeconds, String(block.startSeconds))}
                  </th>
                  <td class="number">${formatCount(block.samples)}</td>
                  ${[block.median, block.p95, block.max].map((value) => html`<td class="number">${cell(value, formatMs(value))}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** The number as people read it, with the exact one for the script. */
function cell(value: number, text: string): Markup {
  return html`<data value="${value}">${text}</data>`;
}
