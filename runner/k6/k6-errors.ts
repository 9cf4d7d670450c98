import { SuiteError } from "../../targets/suite-error.ts";
import type { K6Attempt } from "./k6-attempt.ts";

/**
 * The k6 that was asked for by flag or variable cannot be used.
 * Exit 2 where the path names no program (asked wrongly), 3 where the program is there and is not a k6 that serves.
 */
export class K6PathError extends SuiteError {
  override readonly name = "K6PathError";

  constructor(asked: {
    readonly by: string;
    readonly path: string;
    readonly reason: string;
    readonly isAbsent: boolean;
  }) {
    super({
      code: "K6_PATH_UNUSABLE",
      exitCode: asked.isAbsent ? 2 : 3,
      message: `${asked.by} names "${asked.path}", which ${asked.reason}`,
      next: `correct ${asked.by}, or leave it out: then PATH, the cache, the release and a build are tried`,
    });
  }
}

/** A variable that steers where k6 comes from has a value that cannot be used. */
export class K6VariableError extends SuiteError {
  override readonly name = "K6VariableError";

  constructor(variable: {
    readonly name: string;
    readonly problem: string;
    readonly example: string;
  }) {
    super({
      code: "K6_VARIABLE_INVALID",
      exitCode: 2,
      message: `${variable.name} ${variable.problem}`,
      next: `unset it, or for example ${variable.name}=${variable.example}`,
    });
  }
}

/** The release site sent bytes that are not the pinned archive. No other source is tried after it. */
export class K6DigestError extends SuiteError {
  override readonly name = "K6DigestError";
  readonly expected: string;
  readonly received: string;

  constructor(found: {
    readonly url: string;
    readonly expected: string;
    readonly received: string;
    readonly sizeBytes: number;
  }) {
    super({
      code: "K6_DIGEST_MISMATCH",
      exitCode: 3,
      message:
        `${found.url} is not the pinned archive: ${found.sizeBytes} bytes with sha256 ${found.received}, ` +
        `expected ${found.expected}; the file was removed and no other source is tried`,
      next: "find out who answered (a proxy, a mirror, a sign-in page?), then try again or give your own k6 with --k6 PATH or K6_BINARY",
    });
    this.expected = found.expected;
    this.received = found.received;
  }
}

/** No source had a k6. Holds every attempt with its outcome. */
export class K6NotFoundError extends SuiteError {
  override readonly name = "K6NotFoundError";
  readonly attempts: readonly K6Attempt[];

  constructor(version: string, attempts: readonly K6Attempt[], ways: readonly string[]) {
    const tried = attempts.map(({ source, detail }) => `${source}: ${detail}`).join("; ");
    super({
      code: "K6_NOT_FOUND",
      exitCode: 3,
      message: `k6 v${version} was found nowhere and could not be fetched (${tried})`,
      next: `one of these brings it:\n${ways.map((way) => `            - ${way}`).join("\n")}`,
    });
    this.attempts = attempts;
  }
}
