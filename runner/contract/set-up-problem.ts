/** What goes wrong while a run is prepared says nothing of the contract: the run could not judge. */
import type { PhaseProblem } from "../phase.ts";
import type { Exchange } from "./exchange.ts";
import type { PlacedStep } from "./select-steps.ts";

/** The broker refuses the tokens with which the run is prepared; null: it does not. */
export function setUpRefusal(
  { workflow, step }: PlacedStep,
  { response }: Exchange,
): PhaseProblem | null {
  const isRefused =
    workflow.name === "setUp" && step.kind === "operation" && [401, 403].includes(response.status);
  if (!isRefused) return null;
  return {
    code: "SETUP_UNAUTHORIZED",
    message: `the broker answered ${response.status} to ${step.operation} while the run was prepared (${step.does})`,
    next: "check that the broker trusts the platform of the run, and that the actors have their rights there",
  };
}

/** The service owner has no storage in time, so nothing can be sent. */
export function storageNotReady(reason: string): PhaseProblem {
  return {
    code: "STORAGE_NOT_READY",
    message: `the service owner's storage did not become ready: ${reason}`,
    next: "look at the broker's background jobs: they make it",
  };
}
