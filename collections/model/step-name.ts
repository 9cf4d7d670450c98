/** How steps are named: in Postman, in the ids of checks, and as ids that survive regeneration. */
import { createHash } from "node:crypto";

import type { Step, Workflow } from "./step.ts";

/** Name of the request in Postman: begins with the operationId. */
export function requestName(step: Step): string {
  return `${subjectOf(step)}: ${step.does}`;
}

/** Place and operation within the workflow, for example `04 uploadFile`. */
export function stepLabel(step: Step, index: number): string {
  return `${String(index + 1).padStart(2, "0")} ${subjectOf(step)}`;
}

/** Name of the claim about the status code. */
export function statusClaimName(expect: readonly number[]): string {
  return `answers ${expect.join(" or ")}`;
}

/** Id of the request in the collection: the same for the same place, name and workflow. */
export function requestId(workflow: Workflow, step: Step, index: number): string {
  return stableUuid(`${workflow.name}/${stepLabel(step, index)}/${step.does}`);
}

/** A UUID (version 8, RFC 9562: custom) from the sha256 of a text. */
export function stableUuid(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

function subjectOf(step: Step): string {
  if (step.kind === "operation") return step.operation;
  switch (step.request.kind) {
    case "abilities":
      return "platformAbilities";
    case "token":
      return "token";
    case "events":
      return "events";
    default:
      return step.request satisfies never;
  }
}
