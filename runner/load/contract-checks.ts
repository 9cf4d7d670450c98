import type { Check } from "../../contracts/result.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import type { LoadRecord } from "./load-record.ts";

/** For each operation whose responses were judged: did all keep the contract? Pure. */
export function contractChecks(scenario: string, record: LoadRecord): readonly Check[] {
  return operationIds.flatMap((operationId): Check[] => {
    const { judged, violating } = record.judgedOf(operationId);
    if (judged === 0) return [];
    const failures = record.failures.filter(
      (line) => line.kind === "contract" && line.operationId === operationId,
    );
    return [
      {
        id: `load/${scenario}/${operationId}/contract`,
        phase: "load",
        group: scenario,
        operationId,
        name: `${operationId}: every response keeps the contract`,
        kind: "contract",
        status: violating === 0 ? "passed" : "failed",
        samples: judged,
        failed: violating,
        failures: failures.map(({ failure }) => failure),
        durationMs: null,
      },
    ];
  });
}
