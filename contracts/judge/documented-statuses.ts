/** What the contract promises for an operation, for those who count coverage. */
import { tables } from "../generated/tables.js";
import type { OperationId } from "../vocabulary.ts";

/** Statuses of the operation in ascending order. */
export function documentedStatuses(operationId: OperationId): readonly number[] {
  return Object.keys(tables.operations[operationId].responses)
    .map(Number)
    .sort((a, b) => a - b);
}
