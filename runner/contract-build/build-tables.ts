/** Statuses, shapes, headers and codes of the contract as tables. */
import type { ContractTables, OperationTable } from "../../contracts/judge/tables.ts";
import { ShapeList } from "./shape-list.ts";
import {
  at,
  escapePointer,
  isObject,
  objectAt,
  resolve,
  textAt,
  type Json,
  type JsonObject,
} from "./read-document.ts";

const methods = ["get", "put", "post", "delete", "patch", "head", "options"];

export type StructuralTables = Omit<ContractTables, "usualForms">;

export function buildTables(root: JsonObject): StructuralTables {
  const operations: Record<string, OperationTable> = {};
  const shapes = new ShapeList(root);
  const routes = new Map<string, string[]>();
  const addRoute = (path: string, method: string): void => {
    const template = pathTemplate(path);
    routes.set(template, [...(routes.get(template) ?? []), method.toUpperCase()].sort());
  };
  for (const [path, item] of Object.entries(objectAt(root, "paths"))) {
    for (const method of methods) {
      const operation = (item as JsonObject)[method];
      if (!isObject(operation)) continue;
      const contract = `/paths/${escapePointer(path)}/${method}`;
      addRoute(path, method);
      operations[textAt(operation, "operationId")] = {
        method: method.toUpperCase(),
        path: pathTemplate(path),
        contract,
        accept: (operation["x-accept"] as readonly string[] | undefined) ?? null,
        codes:
          (operation["x-problem-codes"] as Record<string, readonly string[]> | undefined) ?? {},
        responses: responsesOf(root, operation, contract, shapes),
        requestBody: requestBodyOf(operation),
      };
    }
  }
  const special = (name: string): { statuses: readonly number[]; shape: number } => {
    const entry = objectAt(root, name);
    return {
      statuses: entry["statuses"] as readonly number[],
      shape: shapes.add(entry["response"], `/${name}/response`),
    };
  };
  return {
    operations: operations as unknown as ContractTables["operations"],
    routes: [...routes].map(([path, routeMethods]) => ({ path, methods: routeMethods })),
    serverRefusal: special("x-server-refusals"),
    unrouted: special("x-unrouted"),
    unhandled: {
      ...special("x-unhandled"),
      byOperation: {
        uploadFile: shapes.add(at(root, "/x-unhandled/x-uploadFile"), "/x-unhandled/x-uploadFile"),
      },
    },
    catalogue: root["x-problem-catalogue"] as Record<string, number>,
    shapes: shapes.all,
    headerRules: shapes.headerRules,
  };
}

/** `{}` stands for a parameter; the service matches paths without regard to case. */
function pathTemplate(path: string): string {
  return path.toLowerCase().replaceAll(/\{[^}]+\}/g, "{}");
}

function responsesOf(
  root: JsonObject,
  operation: JsonObject,
  contract: string,
  shapes: ShapeList,
): Record<string, number[]> {
  const responses: Record<string, number[]> = {};
  for (const [status, response] of Object.entries(objectAt(operation, "responses"))) {
    const pointer = `${contract}/responses/${status}`;
    const { value } = resolve(root, response, pointer);
    const alternatives = value["x-shapes"];
    responses[status] = Array.isArray(alternatives)
      ? (alternatives as readonly Json[]).map((shape) => shapes.add(shape, pointer))
      : [shapes.add(response, pointer)];
  }
  return responses;
}

function requestBodyOf(operation: JsonObject): OperationTable["requestBody"] {
  const body = operation["requestBody"];
  if (!isObject(body)) return null;
  const reference = at(body, "/content/application~1json/schema/$ref");
  if (typeof reference !== "string") return "bytes";
  return reference.replace("#/components/schemas/", "") as OperationTable["requestBody"];
}
