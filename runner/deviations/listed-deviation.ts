import type { Deviation, Excuse } from "../../contracts/judge/deviation.ts";

/** An entry of `deviations.yaml`, or of a file like it, with its words. */
export interface ListedDeviation extends Omit<Deviation, "excuses"> {
  /** Absent where one exchange alone cannot show it. */
  readonly excuses?: readonly Excuse[];
  /** When it shows, in words. */
  readonly condition: string;
  readonly promised?: string;
  readonly observed?: string;
  /** How often it shows where the circumstances are there. */
  readonly frequency?: string;
  /** @default "exchange" */
  readonly visibleIn?: "exchange" | "sequence";
  /** Day, ISO 8601. */
  readonly firstSeen?: string;
  /** Records as `file: condition`, or other words. */
  readonly source?: readonly string[];
  readonly inRecords?: boolean;
  readonly brokerVersions?: readonly string[];
}

/** Those that one exchange can show, without the words: all that the judge needs. */
export function judgedDeviations(listed: readonly ListedDeviation[]): readonly Deviation[] {
  return listed.flatMap(({ id, operations, when, answer, excuses, deterministic, mended }) => {
    if (excuses === undefined) return [];
    return [
      {
        id,
        operations,
        ...(when === undefined ? {} : { when }),
        ...(answer === undefined ? {} : { answer }),
        excuses,
        ...(deterministic === true ? { deterministic } : {}),
        ...(deterministic === true && mended !== undefined ? { mended } : {}),
      },
    ];
  });
}
