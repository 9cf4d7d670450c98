/** A run that ends between changing the settings of a given resource and putting them back does so here. */
import { tokenVariable } from "../../collections/model/caller.ts";
import { basePath } from "../../contracts/vocabulary.ts";
import type { PhaseProblem } from "../phase.ts";
import type { VariableValues } from "./contract-listener.ts";

const withinMs = 10_000;

/** @returns what went wrong, or null */
export async function putSettingsBack(
  brokerUrl: string,
  resourceId: string,
  variables: VariableValues,
): Promise<PhaseProblem | null> {
  const settings = String(variables.get("settings.before"));
  const token = String(variables.get(tokenVariable("serviceOwner")));
  const answer = await fetch(`${brokerUrl}${basePath}/resource/${encodeURIComponent(resourceId)}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: settings,
    redirect: "error",
    signal: AbortSignal.timeout(withinMs),
  }).then(
    ({ status }) => `status ${status}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  if (answer === "status 204") return null;
  return {
    code: "SETTINGS_NOT_PUT_BACK",
    message: `the settings of ${resourceId} could not be put back: ${answer}`,
    next: `send PUT ${basePath}/resource/${resourceId} with ${settings}`,
  };
}
