import type { RunResult } from "../../../contracts/result.ts";
import { passedResult } from "./passed-result.ts";

/** A run that a person stopped with Ctrl-C in the contract phase. */
export const interruptedResult: RunResult = {
  ...passedResult,
  outcome: "interrupted",
  exitCode: 130,
  tools: { ...passedResult.tools, k6: null },
  checks: passedResult.checks.filter(({ group }) => group === "lifecycle").slice(0, 6),
  deviations: [],
  mendedDeviations: [],
  notChecked: [
    {
      phase: "contract",
      operationId: null,
      name: "workflows wrongOrder, wrongCallers, search",
      reason: "the run was interrupted",
    },
    {
      phase: "load",
      operationId: null,
      name: "lifecycle.scenario",
      reason: "the run was interrupted",
    },
  ],
  load: null,
};
