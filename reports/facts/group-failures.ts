import type { Check, Failure } from "../../contracts/result.ts";

/** Failures that say the same of the same operation, told once. */
export interface FailureGroup {
  /** The check in which it was seen first. */
  readonly check: Check;
  /** The first of them. */
  readonly failure: Failure;
  /** How many of them the result holds. */
  readonly count: number;
  /** Steps in which it was seen, without repeats, in the order of the run. */
  readonly steps: readonly string[];
}

/**
 * Failures of all checks, identical ones once, in the order of the run.
 *
 * Identical: same operation, message, expected, received and broken promises; step, path and curl line may differ.
 * A failed check whose result holds no failure still shows, with its own claim as the message.
 */
export function groupFailures(checks: readonly Check[]): readonly FailureGroup[] {
  const groups = new Map<string, { group: Omit<FailureGroup, "steps">; steps: Set<string> }>();
  for (const check of checks) {
    if (check.status === "passed") continue;
    const failures = check.failures.length > 0 ? check.failures : [withoutExample(check)];
    for (const failure of failures) {
      const key = identity(check, failure);
      const known = groups.get(key);
      if (known === undefined) {
        groups.set(key, {
          group: { check, failure, count: 1 },
          steps: new Set([failure.step]),
        });
      } else {
        known.group = { ...known.group, count: known.group.count + 1 };
        known.steps.add(failure.step);
      }
    }
  }
  return [...groups.values()].map(({ group, steps }) => ({ ...group, steps: [...steps] }));
}

/** How many failures were counted but not kept in the result (it holds the first 20 of a check). */
export function countUnkept(checks: readonly Check[]): number {
  return checks
    .filter((check) => check.status === "failed")
    .reduce((sum, { failed, failures }) => sum + failed - Math.max(1, failures.length), 0);
}

function identity(check: Check, failure: Failure): string {
  const promises = failure.violations.map(({ rule, where, pointer, contract }) => [
    rule,
    where,
    pointer,
    contract,
  ]);
  return JSON.stringify([
    check.operationId,
    failure.message,
    failure.expected,
    failure.received,
    promises,
  ]);
}

function withoutExample(check: Check): Failure {
  return {
    message: check.name,
    expected: null,
    received: `failed ${check.failed} of ${check.samples}, no example was kept`,
    step: check.group,
    curl: null,
    request: null,
    response: null,
    violations: [],
  };
}
