/** What of a contract run was not checked, each with its reason. Pure. */
import type { Step } from "../../collections/model/step.ts";
import type { NotChecked } from "../../contracts/result.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { CoverageCount } from "../phase.ts";
import { notProvoked } from "./not-provoked.ts";
import type { PlacedStep, Selection } from "./select-steps.ts";

export interface RunOutcome {
  readonly answered: ReadonlySet<string>;
  /** Workflow -> label of its first step that it could not go on after. */
  readonly broken: ReadonlyMap<string, string>;
  readonly abilities: readonly string[];
  readonly ownsResource: boolean;
  /** Why the run ended before its last step; null: it did not. */
  readonly endedBy: string | null;
}

/** Steps that were not sent or not answered. */
export function notReached(
  steps: readonly PlacedStep[],
  outcome: RunOutcome,
): readonly NotChecked[] {
  return (
    steps
      .filter(({ id, step }) => !outcome.answered.has(id) && claimsSomething(step))
      // On a resource of the run's own the same is checked by the steps that need one.
      .filter(({ step }) => !(step.needs === "givenResource" && outcome.ownsResource))
      .map((placed) => ({
        phase: "contract",
        operationId: placed.operationId,
        name: `${placed.workflow.name}, ${placed.label}: ${placed.step.does}`,
        reason: reasonFor(placed, outcome),
      }))
  );
}

function claimsSomething(step: Step): boolean {
  return step.kind === "operation" || step.asserts !== undefined;
}

function reasonFor({ step, workflow }: PlacedStep, outcome: RunOutcome): string {
  switch (step.needs) {
    case "events":
      if (!outcome.abilities.includes("events"))
        return "the platform has no control that shows the events it kept";
      break;
    case "ownResource":
      if (!outcome.ownsResource)
        return "the resource was given: its settings and its owner are left alone";
      break;
    case "givenResource":
    case undefined:
      break;
    default:
      return step.needs satisfies never;
  }
  const broken = outcome.broken.get("setUp") ?? outcome.broken.get(workflow.name);
  if (broken !== undefined) return `builds on ${broken}, which did not get the answer it needs`;
  return outcome.endedBy ?? "an earlier step did not give what this one needs";
}

/** Workflows that were left out. */
export function leftOut(selection: Selection): readonly NotChecked[] {
  const entry = (name: string, reason: string): NotChecked => ({
    phase: "contract",
    operationId: null,
    name: `workflow ${name}`,
    reason,
  });
  return [
    ...selection.notAllowed.map(({ name, checkClass }) =>
      entry(name, `the target does not allow checks of the class ${checkClass}`),
    ),
    ...selection.notPicked.map(({ name }) =>
      entry(name, "left out by --only, as a whole or from some step on"),
    ),
  ];
}

/**
 * Documented statuses that no answer had, one entry each; one for all of an operation that no workflow calls.
 *
 * @param called operations that some workflow calls
 */
export function statusesNotSeen(
  operationIds: readonly OperationId[],
  called: ReadonlySet<OperationId>,
  documentedStatuses: (operationId: OperationId) => readonly number[],
  coverage: readonly CoverageCount[],
): readonly NotChecked[] {
  return operationIds.flatMap((operationId) => {
    if (!called.has(operationId)) {
      const reason = "no workflow of this version calls it";
      const name = `${operationId}: every documented status`;
      return [{ phase: "contract" as const, operationId, name, reason }];
    }
    const missing = documentedStatuses(operationId).filter(
      (status) =>
        !coverage.some((count) => count.operationId === operationId && count.status === status),
    );
    return missing.map((status) => ({
      phase: "contract" as const,
      operationId,
      name: `${operationId}: documented status ${status}`,
      reason: notProvoked[operationId]?.[status] ?? "no step of this run was answered with it",
    }));
  });
}
