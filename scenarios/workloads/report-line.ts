/**
 * The lines that a scenario writes for the runner, one JSON object each, through k6's console.
 * Pure types and one mark: both worlds read this file.
 */
import type { Failure, ShownDeviation } from "../../contracts/result.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";

/** First characters of such a line; anything else on the console is talk. */
export const reportLineMark = '{"brokerSuite":';

/**
 * Responses one after another, five numbers each: index of the operation in `operationIds`,
 * milliseconds from the start of the load to the request, status code, milliseconds the request took,
 * violations (-1: not judged). Flat, for VUs write one in every iteration.
 */
export type ResponseNumbers = readonly number[];

/** How many numbers tell of one response. */
export const numbersPerResponse = 5;

/** One iteration came to its end. */
export interface IterationLine {
  readonly brokerSuite: "iteration";
  /** Milliseconds from the start of the load to the start of the iteration. */
  readonly atMs: number;
  readonly outcome: "completed" | "failed";
  /** Milliseconds; null when the iteration did not get so far. */
  readonly timeToPublishedMs: number | null;
  readonly endToEndMs: number | null;
  readonly responses: ResponseNumbers;
}

/** What `setup()` did before the load. */
export interface SetupLine {
  readonly brokerSuite: "setup";
  readonly responses: ResponseNumbers;
}

/** Known deviations that the judge named, and those that had their chance to show. */
export interface DeviationsLine {
  readonly brokerSuite: "deviations";
  readonly shown: readonly ShownDeviation[];
  readonly exercised: readonly {
    readonly id: string;
    readonly operationId: OperationId;
    /** The answer was that of a service without the defect. */
    readonly isMended: boolean;
  }[];
}

/** One example of a failure; a VU writes a bounded number of them. */
export interface FailureLine {
  readonly brokerSuite: "failure";
  /** `contract`: the judge; `assertion`: a step's claim; `unexpected`: the script itself threw. */
  readonly kind: "contract" | "assertion" | "unexpected";
  readonly operationId: OperationId | null;
  /** Name of the check. */
  readonly check: string;
  readonly failure: Failure;
}

/** The script cannot go on: it is configured wrongly (2), or could not judge (3). */
export interface StopLine {
  readonly brokerSuite: "stop";
  readonly code: string;
  readonly exitCode: 2 | 3;
  readonly message: string;
  readonly next: string;
}

export type ReportLine = IterationLine | SetupLine | DeviationsLine | FailureLine | StopLine;
