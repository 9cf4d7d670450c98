/** Which operation a recorded exchange is of. */
import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import type { ContractInForce } from "../contract-build/contract-in-force.ts";
import type { Exchange } from "./exchange.ts";

/** `unrouted`: none of the API's paths, which must be answered so. `outside`: not the API's business. */
export type Subject = OperationId | "unrouted" | "outside";

/** What the service serves beside its API. */
const beside = /^\/(?:hangfire|swagger|broker\/api\/v1\/maintenance)(?:[/?]|$)/i;

/**
 * What the source says, where it says something; else what method and path say.
 *
 * A source that names no operations (a HAR) may hold the traffic of other sites: of it only paths under `/broker/` are
 * the API's for sure.
 */
export function subjectOf(
  { operation, request }: Exchange,
  { resolveOperation, operationOfPath }: ContractInForce,
): Subject {
  if (operation !== null && operation !== "none")
    return operationIds.find((id) => id === operation) ?? "outside";
  const { method, path } = request;
  const routed = resolveOperation(method, path) ?? operationOfPath(path);
  if (routed !== null) return routed;
  const isOurs = operation === "none" || /^\/broker\//i.test(path);
  return isOurs && !beside.test(path) ? "unrouted" : "outside";
}

/** The operation alone; null where the exchange is of none. */
export function operationOf(exchange: Exchange, contract: ContractInForce): OperationId | null {
  const subject = subjectOf(exchange, contract);
  return subject === "unrouted" || subject === "outside" ? null : subject;
}
