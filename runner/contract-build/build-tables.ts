/** Statuses, shapes, headers and codes of the contract as tables. */
import type {
  ContractTables,
  OperationTable,
  QueryParameter,
} from "../../contracts/judge/tables.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import { otherMethodsOf, RouteList } from "./route-list.ts";
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

export type StructuralTables = Omit<ContractTables, "usualForms" | "requestMembers">;

export function buildTables(root: JsonObject): StructuralTables {
  const operations: Record<string, OperationTable> = {};
  const shapes = new ShapeList(root);
  const routes = new RouteList();
  for (const [path, item] of Object.entries(objectAt(root, "paths"))) {
    const others = otherMethodsOf(item as JsonObject, path, shapes);
    for (const method of methods) {
      const operation = (item as JsonObject)[method];
      if (!isObject(operation)) continue;
      const contract = `/paths/${escapePointer(path)}/${method}`;
      const operationId = textAt(operation, "operationId") as OperationId;
      const alsoAt = (operation["x-also-at"] ?? []) as readonly string[];
      for (const place of [path, ...alsoAt]) {
        routes.add(pathTemplate(place), method.toUpperCase(), operationId, others);
      }
      operations[operationId] = {
        method: method.toUpperCase(),
        path: pathTemplate(path),
        contract,
        security: securityOf(root, operation),
        accept: (operation["x-accept"] as readonly string[] | undefined) ?? null,
        codes:
          (operation["x-problem-codes"] as Record<string, readonly string[]> | undefined) ?? {},
        responses: shapes.ofResponses(objectAt(operation, "responses"), `${contract}/responses`),
        requestBody: requestBodyOf(operation),
        isUntypedTaken: at(operation, "/requestBody/x-untyped") === true,
        query: queryOf(root, operation, contract),
      };
    }
  }
  const special = (name: string): { statuses: readonly number[]; shape: number } => {
    const entry = objectAt(root, name);
    return {
      statuses: entry["statuses"] as readonly number[],
      shape: shapes.add(entry["response"], `/${name}/response`)[0] as number,
    };
  };
  const ofOperations = objectAt(objectAt(root, "x-unhandled"), "x-operations");
  return {
    operations: operations as unknown as ContractTables["operations"],
    routes: routes.all,
    serverRefusal: special("x-server-refusals"),
    unrouted: special("x-unrouted"),
    unhandled: {
      ...special("x-unhandled"),
      byOperation: Object.fromEntries(
        Object.entries(ofOperations).map(([operationId, response]) => [
          operationId,
          shapes.add(response, `/x-unhandled/x-operations/${operationId}`)[0] as number,
        ]),
      ),
    },
    catalogue: Object.fromEntries(
      Object.entries(objectAt(root, "x-problem-catalogue")).map(([code, entry]) => [
        code,
        Number(at(entry as JsonObject, "/status")),
      ]),
    ),
    shapes: shapes.all,
    headerRules: shapes.headerRules,
  };
}

/** `{}` stands for a parameter; the service matches paths without regard to case. */
function pathTemplate(path: string): string {
  return path.toLowerCase().replaceAll(/\{[^}]+\}/g, "{}");
}

function requestBodyOf(operation: JsonObject): OperationTable["requestBody"] {
  const body = operation["requestBody"];
  if (!isObject(body)) return null;
  if (at(body, "/content/multipart~1form-data") !== undefined) return "form";
  const schema = at(body, "/content/application~1json/schema");
  // One object, or a list of such: its objects are judged one by one.
  const [one = schema] = ((isObject(schema) && schema["oneOf"]) || []) as readonly Json[];
  const reference = isObject(one) ? one["$ref"] : undefined;
  if (typeof reference !== "string") return "bytes";
  return reference.replace("#/components/schemas/", "") as OperationTable["requestBody"];
}

/** What opens the operation: its own word, else that of the document. */
function securityOf(root: JsonObject, operation: JsonObject): OperationTable["security"] {
  const requirements = (operation["security"] ?? root["security"]) as readonly JsonObject[];
  return (Object.keys(requirements[0] ?? {})[0] ?? null) as OperationTable["security"];
}

function queryOf(root: JsonObject, operation: JsonObject, contract: string): QueryParameter[] {
  return ((operation["parameters"] ?? []) as readonly Json[]).flatMap((parameter, index) => {
    const { value } = resolve(root, parameter, contract);
    if (value["in"] !== "query") return [];
    const schema = resolve(root, value["schema"], contract).value;
    return [
      {
        name: textAt(value, "name"),
        contract: `${contract}/parameters/${index}`,
        isRequired: value["required"] === true,
        type: textAt(schema, schema["format"] === "date-time" ? "format" : "type"),
        values: (schema["enum"] ?? []) as readonly string[],
        minimum: Number(schema["minimum"] ?? 0),
        maximum: Number(schema["maximum"] ?? 0),
      },
    ];
  });
}
