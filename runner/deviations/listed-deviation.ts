import type { Deviation, Excuse } from "../../contracts/judge/deviation.ts";
import type { Predicate } from "../../contracts/judge/predicate.ts";

/** An entry of `deviations.yaml`, or of a file like it, with its words. */
export interface ListedDeviation extends Omit<Deviation, "excuses"> {
  /** Absent where one exchange alone cannot show it. */
  readonly excuses?: readonly Excuse[];
  /** When it shows, in words. */
  readonly condition: string;
  /** What a service without the defect answers where the circumstances are there. */
  readonly mended?: Predicate;
  readonly promised?: string;
  readonly observed?: string;
  /** How often it shows where the circumstances are there. */
  readonly frequency?: string;
  /** @default false */
  readonly deterministic?: boolean;
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
  return listed.flatMap(({ id, operations, when, answer, excuses }) =>
    excuses === undefined
      ? []
      : [
          {
            id,
            operations,
            ...(when === undefined ? {} : { when }),
            ...(answer === undefined ? {} : { answer }),
            excuses,
          },
        ],
  );
}
