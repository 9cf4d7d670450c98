/** The body of POST /serviceowner. */
import type { BodyShape, BoundValue } from "./bind-json.ts";
import { characterCount, requiredMessage, type Validation } from "./validation.ts";

export const serviceOwnerShape: BodyShape = {
  parameter: "serviceOwnerInitializeExt",
  type: "Altinn.Broker.Models.ServiceOwner.ServiceOwnerInitializeExt",
  members: { name: "string" },
  required: "name",
};

/** Width of the column: longer names and NUL break the real service with 500 (defects D12, D25). */
const longestName = 500;

/** The empty string and blanks are names; nothing is trimmed. */
export function validateServiceOwner(values: ReadonlyMap<string, BoundValue>): Validation<string> {
  const name = values.get("name");
  if (typeof name !== "string") return refused(requiredMessage("Name"));
  if (characterCount(name) > longestName) {
    return refused(`The field Name must be a string with a maximum length of ${longestName}.`);
  }
  if (name.includes("\0")) return refused("The Name field can not contain the NUL character.");
  return { kind: "valid", request: name };
}

function refused(message: string): Validation<string> {
  return { kind: "refused", errors: [["Name", [message]]] };
}
