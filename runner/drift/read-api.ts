/** Reads the operations of a document. */
import {
  isObject,
  listOf,
  objectOf,
  sortedTexts,
  textOf,
  type JsonObject,
  type JsonValue,
} from "./json-value.ts";
import { follow, type OpenApiDocument } from "./open-api-document.ts";
import type { Api, Notes, Operation } from "./operation.ts";
import { readParameters } from "./read-parameters.ts";
import { readRequestBody } from "./read-request-body.ts";
import { readResponse } from "./read-response.ts";
import { readSecurity } from "./read-security.ts";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

export function readApi(document: OpenApiDocument): Api {
  const { root } = document;
  const base = basePathOf(root);
  const operations = Object.entries(objectOf(root["paths"])).flatMap(([path, item]) =>
    readPathItem(document, `${base}${path}`, item),
  );
  return {
    operations: new Map(operations.map((operation) => [operation.key, operation])),
    webhooks: document.version === "3.0" ? null : readWebhooks(document),
    serverRefusals: listOf(objectOf(root["x-server-refusals"])["statuses"]).map(String),
    notes: documentNotes(root),
  };
}

function readWebhooks(document: OpenApiDocument): ReadonlyMap<string, Operation> {
  return new Map(
    Object.entries(objectOf(document.root["webhooks"])).flatMap(([name, item]) =>
      readPathItem(document, name, item).map((operation): [string, Operation] => {
        const place = `webhooks/${name}`;
        return [name, { ...operation, name: place, address: place }];
      }),
    ),
  );
}

function readPathItem(
  document: OpenApiDocument,
  path: string,
  value: JsonValue,
): readonly Operation[] {
  const item = follow(document, value).value;
  return Object.entries(item).flatMap(([method, operation]) =>
    methods.has(method) && isObject(operation)
      ? [readOperation(document, method, path, item, operation)]
      : [],
  );
}

function readOperation(
  document: OpenApiDocument,
  method: string,
  path: string,
  item: JsonObject,
  operation: JsonObject,
): Operation {
  const { operationId } = operation;
  const parameters = readParameters(document, path, [
    ...listOf(item["parameters"]),
    ...listOf(operation["parameters"]),
  ]);
  const address = `${method.toUpperCase()} ${path}`;
  return {
    name: typeof operationId === "string" ? operationId : address,
    address,
    // The service matches paths without regard to case, and with or without a slash at the end.
    key: address
      .replaceAll(/\{[^}]*\}/g, "{}")
      .replace(/(?<=.)\/$/, "")
      .toLowerCase(),
    isHidden: operation["x-hidden"] === true || item["x-hidden"] === true,
    parameters,
    body: readRequestBody(document, operation["requestBody"]),
    responses: new Map(
      Object.entries(objectOf(operation["responses"]))
        .filter(([status]) => !status.startsWith("x-"))
        .map(([status, response]) => [status.toUpperCase(), readResponse(document, response)]),
    ),
    security: readSecurity(document, operation["security"] ?? document.root["security"]),
    notes: operationNotes(path, item, operation),
  };
}

function operationNotes(path: string, item: JsonObject, operation: JsonObject): Notes {
  const { summary, description, operationId, deprecated, externalDocs } = operation;
  const notes = {
    path: path.replaceAll(/\{[^}]*\}/g, "{}"),
    operationId,
    summary: summary ?? item["summary"],
    description: description ?? item["description"],
    deprecated: deprecated === true ? true : undefined,
    externalDocs,
    tags: sortedTexts(operation["tags"]),
  };
  return withoutAbsent(notes);
}

/** What stands around the paths. Not the version of OpenAPI: the same can be said in several. */
function documentNotes(root: JsonObject): Notes {
  const info = objectOf(root["info"]);
  const servers = listOf(root["servers"])
    .map(
      (server) => `${textOf(objectOf(server)["url"])} ${textOf(objectOf(server)["description"])}`,
    )
    .filter((server) => server.trim() !== "/");
  const tags = listOf(root["tags"]).map(objectOf);
  return withoutAbsent({
    "info title": info["title"],
    "info version": info["version"],
    "info description": info["description"],
    "info license": objectOf(info["license"])["name"],
    "info contact": info["contact"],
    "info terms of service": info["termsOfService"],
    servers: sortedTexts(servers.map((server) => server.trim())),
    tags: sortedTexts(tags.map((tag) => tag["name"] ?? "")),
    "tags description": sortedTexts(tags.flatMap((tag) => tag["description"] ?? [])),
    externalDocs: root["externalDocs"],
  });
}

function withoutAbsent(notes: Readonly<Record<string, JsonValue | undefined>>): Notes {
  return Object.fromEntries(
    Object.entries(notes).filter(
      (entry): entry is [string, JsonValue] =>
        entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );
}

/** The path of the first server: paths stand behind it. */
function basePathOf(root: JsonObject): string {
  const { url } = objectOf(listOf(root["servers"])[0]);
  if (typeof url !== "string") return "";
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "").replace(/\/$/, "");
  return path === "" || path.startsWith("/") ? path : `/${path}`;
}
