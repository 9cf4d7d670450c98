import uPlot from "uplot";

/** Height of a chart, in CSS pixels. */
const heightPx = 190;

interface Drawing {
  readonly redraw: () => void;
}

/** Draws every chart over time from the table beside it. */
export function drawCharts(document: Document): Drawing {
  const figures = [...document.querySelectorAll<HTMLElement>("figure.over-time")];
  const drawings = figures.flatMap((figure) => {
    const place = figure.querySelector<HTMLElement>(".chart");
    return place === null ? [] : [drawChart(figure, place)];
  });
  return { redraw: () => drawings.forEach(({ redraw }) => redraw()) };
}

function drawChart(figure: HTMLElement, place: HTMLElement): Drawing {
  place.hidden = false;
  let plot: uPlot | null = null;
  const redraw = () => {
    plot?.destroy();
    plot = new uPlot(describe(figure, place.clientWidth), readBlocks(figure), place);
  };
  redraw();
  // The observer also speaks once at the start; only another width is news.
  new ResizeObserver(() => {
    const width = place.clientWidth;
    if (plot !== null && width > 0 && width !== plot.width) {
      plot.setSize({ width, height: heightPx });
    }
  }).observe(place);
  return { redraw };
}

/** Columns of the table: seconds, p50, p95, max. */
function readBlocks(figure: HTMLElement): uPlot.AlignedData {
  const rows = [...figure.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("data")].map(({ value }) => Number(value)),
  );
  const column = (index: number) => rows.map((row) => row[index] ?? 0);
  // A logarithmic axis has no 0: what is faster than 10 µs is drawn there.
  const times = (index: number) => column(index).map((value) => Math.max(0.01, value));
  return [column(0), times(1), times(2), times(3)];
}

function describe(figure: HTMLElement, width: number): uPlot.Options {
  const colour = (selector: string) => {
    const element = figure.querySelector(selector) ?? figure;
    return getComputedStyle(element).color;
  };
  const ink = colour("figcaption");
  const grid = { stroke: colour(".chart"), width: 1 };
  const axis = { stroke: ink, grid, ticks: grid, font: "12px system-ui, sans-serif" };
  const series = (selector: string, label: string, dash: number[]) => ({
    label,
    stroke: colour(selector),
    width: 2,
    dash,
    points: { show: true, size: 5 },
  });
  return {
    width,
    height: heightPx,
    legend: { show: false },
    cursor: { show: false },
    // The padding keeps the last label inside.
    padding: [10, 14, 0, 0],
    scales: { x: { time: false }, y: { distr: 3, log: 10 } },
    axes: [
      { ...axis, size: 34, values: (_plot, ticks) => ticks.map((tick) => `${tick} s`) },
      {
        ...axis,
        grid: { ...grid, filter: roundOnes },
        ticks: { ...grid, filter: roundOnes },
        filter: roundOnes,
        size: 66,
        values: (_plot, ticks) => ticks.map((tick) => (tick === null ? "" : `${tick} ms`)),
      },
    ],
    series: [
      {},
      series(".p50", "p50", []),
      series(".p95", "p95", [8, 4]),
      series(".max", "max", [2, 3]),
    ],
  };
}

/** Of a logarithmic axis only 1, 2, 5 and their powers of ten: every line would be a thicket. */
function roundOnes(_plot: uPlot, splits: number[]): (number | null)[] {
  return splits.map((split) => (/^[125](\.0)?e/.test(split.toExponential(1)) ? split : null));
}
