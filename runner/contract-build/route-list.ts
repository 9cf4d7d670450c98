/** Path templates of the contract with what is routed to each. */
import type { OtherMethods, RouteTable } from "../../contracts/judge/tables.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import { escapePointer, isObject, type JsonObject } from "./read-document.ts";
import type { ShapeList } from "./shape-list.ts";

export class RouteList {
  readonly #routes = new Map<string, RouteTable>();

  /** The first who names a template says what it answers to other methods. */
  add(path: string, method: string, operationId: OperationId, others: OtherMethods): void {
    const known = this.#routes.get(path);
    const operations = { ...known?.operations, [method]: operationId };
    this.#routes.set(path, { path, operations, others: known?.others ?? others });
  }

  get all(): readonly RouteTable[] {
    return [...this.#routes.values()];
  }
}

/** What the path promises for methods that it does not have, else the 405 of its operations. */
export function otherMethodsOf(item: JsonObject, path: string, shapes: ShapeList): OtherMethods {
  const place = `/paths/${escapePointer(path)}`;
  const own = item["x-other-methods"];
  if (isObject(own)) {
    const contract = `${place}/x-other-methods`;
    return { contract, responses: shapes.ofResponses(own, contract) };
  }
  for (const [method, operation] of Object.entries(item)) {
    const responses = isObject(operation) ? operation["responses"] : undefined;
    const refusal = isObject(responses) ? responses["405"] : undefined;
    if (refusal === undefined) continue;
    const contract = `${place}/${method}/responses`;
    return {
      contract: `${contract}/405`,
      responses: shapes.ofResponses({ "405": refusal }, contract),
    };
  }
  return { contract: place, responses: {} };
}
