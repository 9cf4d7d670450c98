/**
 * An expected failure of the suite itself: what went wrong, where, and what to do next.
 *
 * Rooms throw it (or a subclass); only `scripts/` prints it and turns it into an exit code.
 */
export class SuiteError extends Error {
  override readonly name: string = "SuiteError";
  /** Stable, SCREAMING_SNAKE_CASE; has a section in `docs/errors.md`. */
  readonly code: string;
  /** 2: asked wrongly; 3: could not judge. */
  readonly exitCode: 2 | 3;
  /** What the reader can do now, as one sentence or command. */
  readonly next: string;

  constructor(details: {
    readonly code: string;
    readonly exitCode: 2 | 3;
    readonly message: string;
    readonly next: string;
    readonly cause?: unknown;
  }) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.exitCode = details.exitCode;
    this.next = details.next;
  }
}
