import type { Failure } from "../../contracts/result.ts";

/** A failure that no single request shows. */
export function plainFailure(details: {
  readonly message: string;
  readonly expected: string;
  readonly received: string;
  readonly step: string;
}): Failure {
  return { ...details, curl: null, request: null, response: null, violations: [] };
}
