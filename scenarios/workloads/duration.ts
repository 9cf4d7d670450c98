const unitSeconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/**
 * Seconds of a duration as k6 writes it: `10s`, `1m30s`, `500ms`; a bare number is seconds.
 *
 * @returns null when the text is no duration, or not longer than zero
 */
export function parseDurationSeconds(text: string): number | null {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return positive(Number(trimmed));
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(trimmed)) return null;
  const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g);
  let seconds = 0;
  for (const [, amount = "0", unit = "s"] of parts)
    seconds += Number(amount) * (unitSeconds[unit] ?? 0);
  return positive(seconds);
}

function positive(seconds: number): number | null {
  return seconds > 0 ? seconds : null;
}
