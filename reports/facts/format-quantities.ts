/** Numbers as people read them: always with their unit, always the same, whatever the machine's locale. */

/** `1,234,567`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** `1 check`, `2 checks`. */
export function formatCounted(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Milliseconds without the unit, three significant digits: `0.42`, `4.20`, `42.0`, `420`, `4,200`. */
export function formatMs(milliseconds: number): string {
  if (milliseconds >= 100) return formatCount(Math.round(milliseconds));
  if (milliseconds >= 10) return milliseconds.toFixed(1);
  return milliseconds.toFixed(2);
}

/** A span of time with its unit: `870 ms`, `4.2 s`, `3 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${formatCount(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** Bytes in binary units: `512 B`, `1.0 KiB`, `3.4 GiB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return unit === 0 ? `${formatCount(bytes)} B` : `${value.toFixed(1)} ${units[unit]}`;
}

/** A number that k6 observed (a rate, a count, milliseconds), at most four significant digits; null is `no data`. */
export function formatObserved(value: number | null): string {
  if (value === null) return "no data";
  return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(4)));
}
