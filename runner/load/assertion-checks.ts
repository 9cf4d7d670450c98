import type { Check } from "../../contracts/result.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";
import type { LoadRecord } from "./load-record.ts";
import type { LoadSummaryFile } from "./read-summary.ts";

/** The claims of the scenario's steps, which k6 has counted as its checks. Pure. */
export function assertionChecks(
  scenario: string,
  summary: LoadSummaryFile,
  record: LoadRecord,
): readonly Check[] {
  return summary.checks.flatMap(({ name, passes, fails }): Check[] => {
    if (passes + fails === 0) return [];
    const operationId = operationOf(name);
    const failures = record.failures.filter(
      (line) => line.kind === "assertion" && line.check === name,
    );
    return [
      {
        id: `load/${scenario}/${name.replace(": ", "/")}`,
        phase: "load",
        group: scenario,
        operationId,
        name,
        kind: "assertion",
        status: fails === 0 ? "passed" : "failed",
        samples: passes + fails,
        failed: fails,
        failures: failures.map(({ failure }) => failure),
        durationMs: null,
      },
    ];
  });
}

function operationOf(checkName: string): OperationId | null {
  return operationIds.find((operationId) => checkName.startsWith(`${operationId}: `)) ?? null;
}
