/** What long work says on its way. The terminal draws it in place, anything else gets plain lines. */
export interface Progress {
  /** A new phase begins. `total` counts the steps of it, when known. */
  start(phase: string, total?: number): void;
  /** `done` of the phase's total steps are behind; `detail` says what is going on now. */
  advance(done: number, detail?: string): void;
  /** A line that stays, for example a command or a warning. */
  note(line: string): void;
  /** The phase is over; `outcome` in words, for example `62 checks passed`. */
  finish(outcome: string): void;
}

/** For callers that want no talk: tests, and `--json`. */
export const silentProgress: Progress = {
  start: () => undefined,
  advance: () => undefined,
  note: () => undefined,
  finish: () => undefined,
};
