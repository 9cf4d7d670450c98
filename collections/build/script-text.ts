/** Pieces of script text. */
import type { Assertion } from "../model/assertion.ts";
import type { Step, Workflow } from "../model/step.ts";
import { stepLabel } from "../model/step-name.ts";

/** A step with its place. */
export interface PlacedStep {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly index: number;
}

/** The call of the function that compares both sides of an assertion. */
export function call(assertion: Assertion): string {
  const { kind, ...details } = assertion;
  return `${kind}(${Object.keys(details).length === 0 ? "" : JSON.stringify(details)})`;
}

/** A text as a literal. */
export function text(value: string): string {
  return JSON.stringify(value);
}

/** Variable that is set when a workflow cannot go on. */
export function stopVariable(workflowName: string): string {
  return `stopped.${workflowName}`;
}

/** Ends the workflow, and with `setUp` every one, unless the condition holds. */
export function stopUnless(condition: string, { workflow, step, index }: PlacedStep): string {
  return `if (!(${condition})) pm.collectionVariables.set(${text(stopVariable(workflow.name))}, ${text(stepLabel(step, index))});`;
}
