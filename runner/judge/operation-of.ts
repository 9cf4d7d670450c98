/** Which operation a recorded exchange is of. */
import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import type { Exchange } from "./exchange.ts";

/** What the source says, where it says something; else what method and path say. */
export function operationOf(
  { operation, request }: Exchange,
  { resolveOperation, operationOfPath }: ContractInForce,
): OperationId | null {
  if (operation !== null) return operationIds.find((id) => id === operation) ?? null;
  return resolveOperation(request.method, request.path) ?? operationOfPath(request.path);
}
