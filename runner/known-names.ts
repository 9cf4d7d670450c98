/** The names that `--only` takes. */
import { scenarios } from "../scenarios/workloads/scenarios.ts";
import { SuiteError } from "../targets/suite-error.ts";
import { listContractNames } from "./contract/run-contract.ts";

/** Workflows, operations and checks of the contract run; scenarios of the load run. */
export function knownNames(command: "run" | "contract" | "load"): readonly string[] {
  return [
    ...(command === "load" ? [] : listContractNames()),
    ...(command === "contract" ? [] : scenarios),
  ];
}

/** @throws {SuiteError} `ONLY_UNKNOWN`: a misspelt name must not become an empty run */
export function assertKnown(only: readonly string[], known: readonly string[]): void {
  // The id of a step is the beginning of its checks' ids, and picks them all.
  const unknown = only.filter(
    (name) => !known.some((each) => each === name || each.startsWith(`${name}/`)),
  );
  if (unknown.length === 0) return;
  throw new SuiteError({
    code: "ONLY_UNKNOWN",
    exitCode: 2,
    message: `--only: nothing is called ${unknown.map((name) => `"${name.slice(0, 200)}"`).join(", ")}`,
    next: "the same command with --list prints the names",
  });
}
