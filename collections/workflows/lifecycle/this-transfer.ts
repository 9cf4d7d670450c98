/** The one transfer of the workflow, and claims that its steps share. */
import type { Assertion } from "../../model/assertion.ts";
import { organization, transfer } from "../step-builders.ts";

/** Variable that holds its id. */
export const variable = "lifecycle.transfer";
/** Path parameter that names it. */
export const here = transfer(variable);
export const { recipient, recipient2 } = organization;

export const isThisTransfer: Assertion = {
  kind: "member",
  at: "/fileTransferId",
  equals: `{{${variable}}}`,
};
export const status = (name: string): Assertion => ({
  kind: "member",
  at: "/fileTransferStatus",
  equals: name,
});
