/** Which steps a run sends: all, or what `--only` names and what that needs. Pure. */
import { describeAssertion } from "../../collections/model/assertion.ts";
import type { Step, Workflow } from "../../collections/model/step.ts";
import { requestId, statusClaimName, stepLabel } from "../../collections/model/step-name.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { CheckClass } from "../../targets/target.ts";

/** A step with its place and names. */
export interface PlacedStep {
  readonly workflow: Workflow;
  readonly step: Step;
  /** From 1. */
  readonly number: number;
  /** For example `04 uploadFile`. */
  readonly label: string;
  /** Id of its request in the collection. */
  readonly id: string;
  /** Operation that its checks are about. */
  readonly operationId: OperationId | null;
}

export interface Selection {
  readonly steps: readonly PlacedStep[];
  /** Workflows left out as a whole because the target does not allow their class. */
  readonly notAllowed: readonly Workflow[];
  /** Workflows that `--only` leaves out, as a whole or from some step on. */
  readonly notPicked: readonly Workflow[];
}

/** Every step of every workflow, in order. */
export function placeSteps(workflows: readonly Workflow[]): readonly PlacedStep[] {
  return workflows.flatMap((workflow) =>
    workflow.steps.map((step, index) => ({
      workflow,
      step,
      number: index + 1,
      label: stepLabel(step, index),
      id: requestId(workflow, step, index),
      operationId: step.kind === "operation" ? step.operation : step.about,
    })),
  );
}

/** Ids of the checks that a step makes. */
export function checkIds({ workflow, step, label }: PlacedStep): readonly string[] {
  const base = `contract/${workflow.name}/${label}`;
  const claims = (step.asserts ?? []).map((assertion) => `${base}/${describeAssertion(assertion)}`);
  return step.kind === "operation"
    ? [`${base}/contract`, `${base}/${statusClaimName(step.expect)}`, ...claims]
    : claims;
}

/**
 * A picked workflow is sent whole; a picked operation or check up to its last occurrence, because the
 * steps before it make the state that it needs. What is always part of a run comes with any of them.
 */
export function selectSteps(
  workflows: readonly Workflow[],
  only: readonly string[],
  allows: readonly CheckClass[],
): Selection {
  const notAllowed = workflows.filter(({ checkClass }) => !allows.includes(checkClass));
  const allowed = workflows.filter((workflow) => !notAllowed.includes(workflow));
  if (only.length === 0) return { steps: placeSteps(allowed), notAllowed, notPicked: [] };
  const picked = allowed.map((workflow) => {
    const steps = placeSteps([workflow]);
    const named = steps.filter((step) => only.some((name) => isNamed(step, name)));
    const sent = steps.slice(0, named.at(-1)?.number ?? 0);
    return { workflow, steps: sent, isWhole: sent.length === steps.length };
  });
  const hasAny = picked.some(({ steps }) => steps.length > 0);
  return {
    steps: picked.flatMap(({ workflow, steps }) => {
      if (workflow.isAlways === true) return hasAny ? placeSteps([workflow]) : [];
      return steps;
    }),
    notAllowed,
    notPicked: picked
      .filter(({ workflow, isWhole }) => !isWhole && workflow.isAlways !== true)
      .map(({ workflow }) => workflow),
  };
}

function isNamed(step: PlacedStep, name: string): boolean {
  return (
    step.workflow.name === name ||
    step.operationId === name ||
    checkIds(step).some((id) => id === name || id.startsWith(`${name}/`))
  );
}

/** Every name that `--only` takes here: workflows, operations, checks. */
export function contractNames(workflows: readonly Workflow[]): readonly string[] {
  const steps = placeSteps(workflows);
  const operations = steps.flatMap(({ operationId }) =>
    operationId === null ? [] : [operationId],
  );
  return [...workflows.map(({ name }) => name), ...new Set(operations), ...steps.flatMap(checkIds)];
}
