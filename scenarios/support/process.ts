import { Stopwatch } from "./stopwatch.ts";
import type { Transfer } from "./transfer.ts";

/** What is known of the process that this VU walks through at the moment. */
export interface Process {
  readonly resourceId: string;
  readonly startedAtMs: number;
  /** Started by the first request of the process itself; tokens are fetched before. */
  stopwatch: Stopwatch;
  transfer: Transfer | null;
  timeToPublishedMs: number | null;
  endToEndMs: number | null;
}

let current: Process | undefined;

/** Begins a process in this VU; the one before is over. */
export function beginProcess(resourceId: string): Process {
  current = {
    resourceId,
    startedAtMs: Date.now(),
    stopwatch: new Stopwatch(Date.now),
    transfer: null,
    timeToPublishedMs: null,
    endToEndMs: null,
  };
  return current;
}

/** The process that this VU is in. */
export function currentProcess(): Process {
  if (current === undefined)
    throw new Error("no process has begun: actAs() belongs inside workflow()");
  return current;
}
