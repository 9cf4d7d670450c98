/** A logarithmic axis of milliseconds: latencies of one run lie powers of ten apart. */
export interface LogScale {
  /** Position of a value, 0 at the left end and `width` at the right one; values outside stay at the ends. */
  readonly at: (milliseconds: number) => number;
  /** Where to write a number: 1, 10, 100 …, also 2 and 5 where there is room. */
  readonly ticks: readonly number[];
}

/** @param width length of the axis, in units of the drawing */
export function logScale(values: readonly number[], width: number): LogScale {
  const positive = values.filter((value) => value > 0);
  const low = niceBelow(Math.min(...positive, Infinity));
  const high = Math.max(niceAbove(Math.max(...positive, 0)), low * 10);
  const span = Math.log10(high / low);
  const at = (milliseconds: number) => {
    const share = milliseconds <= low ? 0 : Math.log10(milliseconds / low) / span;
    return Math.round(Math.min(1, share) * width * 100) / 100;
  };
  const steps = span > 2.5 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const step of steps) {
      const tick = Number((step * 10 ** power).toPrecision(1));
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return { at, ticks };
}

/** The next of 1, 2, 5 × a power of ten that is not above; 0.1 where there is no value. */
function niceBelow(value: number): number {
  if (!Number.isFinite(value)) return 0.1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2, 1].find((candidate) => candidate * power <= value) ?? 1;
  return Number((step * power).toPrecision(1));
}

function niceAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5].find((candidate) => candidate * power >= value) ?? 10;
  return Number((step * power).toPrecision(1));
}
