import type { OperationLatency } from "../../../contracts/result.ts";
import { formatCount } from "../../facts/format-quantities.ts";
import type { LogScale } from "./log-scale.ts";
import { html, type Markup } from "./markup.ts";

/** Length of the strip's axis, in units of its drawing. */
export const rangeWidth = 220;
const margin = 18;

/** min to max as a line, p50 to p95 as a bar, p50 as a mark. The table's cells say it in numbers. */
export function renderRangeStrip(latency: OperationLatency, scale: LogScale): Markup {
  const [min, median, p95, max] = [latency.min, latency.median, latency.p95, latency.max].map(
    (value) => scale.at(value) + margin,
  );
  if (min === undefined || median === undefined || p95 === undefined || max === undefined) {
    throw new RangeError("four values give four places");
  }
  return html`<svg
    viewBox="0 0 ${rangeWidth + 2 * margin} 18"
    width="${rangeWidth + 2 * margin}"
    height="18"
  >
    ${scale.ticks.map((tick) => html`<line class="grid" x1="${scale.at(tick) + margin}" x2="${scale.at(tick) + margin}" y1="0" y2="18" />`)}
    <line class="range" x1="${min}" x2="${max}" y1="9" y2="9" />
    <rect
      class="middle"
      x="${median}"
      y="5"
      width="${Math.max(1, p95 - median).toFixed(2)}"
      height="8"
    />
    <line class="median" x1="${median}" x2="${median}" y1="2" y2="16" />
  </svg>`;
}

/** The numbers above the strips. */
export function renderRangeAxis(scale: LogScale): Markup {
  return html`<svg
    viewBox="0 0 ${rangeWidth + 2 * margin} 18"
    width="${rangeWidth + 2 * margin}"
    height="18"
  >
    ${labels(scale).map((tick) => html`<text x="${scale.at(tick) + margin}" y="14" text-anchor="middle">${formatTick(tick)}</text>`)}
  </svg>`;
}

/** Ticks far enough apart to be read. */
function labels({ ticks, at }: LogScale): readonly number[] {
  let last = -Infinity;
  return ticks.filter((tick) => {
    const isFree = at(tick) - last >= 26;
    if (isFree) last = at(tick);
    return isFree;
  });
}

/** `0.5`, `20`, `1,000`. */
export function formatTick(milliseconds: number): string {
  return milliseconds < 1 ? String(milliseconds) : formatCount(milliseconds);
}
