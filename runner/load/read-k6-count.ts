/** How many iterations k6 itself has counted. */
export interface K6Count {
  /** Came to their end, whatever it was. */
  readonly complete: number;
  readonly interrupted: number;
}

/**
 * k6's own count in one of its status lines, or null: `running (6.0s), 0/3 VUs, 2 complete and 2
 * interrupted iterations`. Nothing else tells it: the summary knows complete ones alone. Pure.
 */
export function readK6Count(line: string): K6Count | null {
  const match =
    /^running \(.*\), \d+\/\d+ VUs, (\d+) complete and (\d+) interrupted iterations/.exec(line);
  if (match === null) return null;
  return { complete: Number(match[1]), interrupted: Number(match[2]) };
}
