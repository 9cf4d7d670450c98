import type { RunResult } from "../../../contracts/result.ts";
import { passedResult } from "./passed-result.ts";

/** A run that found nobody at the address. */
export const notJudgedResult: RunResult = {
  ...passedResult,
  outcome: "notJudged",
  exitCode: 3,
  tools: { node: "20.20.2", newman: null, k6: null },
  problems: [
    {
      code: "TARGET_UNREACHABLE",
      message: "nothing answers at http://127.0.0.1:5096: connection refused",
      next: "start the broker there, or give another address with --broker-url",
    },
  ],
  checks: [],
  deviations: [],
  mendedDeviations: [],
  notChecked: [
    {
      phase: "contract",
      operationId: null,
      name: "all workflows",
      reason: "the target was not reachable",
    },
    {
      phase: "load",
      operationId: null,
      name: "lifecycle.scenario",
      reason: "the target was not reachable",
    },
  ],
  coverage: passedResult.coverage.map((operation) => ({
    ...operation,
    statuses: operation.statuses.map((status) => ({ ...status, seen: 0 })),
  })),
  load: null,
};
