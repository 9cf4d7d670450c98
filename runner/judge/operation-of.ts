/** Which operation a recorded exchange is of. */
import { operationOfPath, resolveOperation } from "../../contracts/judge/resolve-operation.ts";
import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import type { Exchange } from "./exchange.ts";

/** What the source says, where it says something; else what method and path say. */
export function operationOf({ operation, request }: Exchange): OperationId | null {
  if (operation !== null) return operationIds.find((id) => id === operation) ?? null;
  return resolveOperation(request.method, request.path) ?? operationOfPath(request.path);
}
