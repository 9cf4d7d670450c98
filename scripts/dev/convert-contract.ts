/** One request template per operation: openapi-to-postmanv2's conversion of the contract. */
import { createRequire } from "node:module";

import type {
  ExampleResponse,
  OperationTemplate,
  OperationTemplates,
} from "../../collections/build/operation-template.ts";
import { type OperationId, operationIds } from "../../contracts/vocabulary.ts";

/** The parts of an OpenAPI document that are read here. */
interface Operation {
  readonly operationId: string;
  summary: string;
  readonly description?: string;
  readonly "x-accept"?: readonly string[];
  readonly responses: Readonly<Record<string, Referenced>>;
}
interface Referenced {
  readonly $ref?: string;
  readonly headers?: Readonly<Record<string, Referenced>>;
  readonly example?: string;
  readonly description?: string;
}
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The parts of the converter's output that are read here. */
interface ConvertedItem {
  readonly name: string;
  readonly item?: readonly ConvertedItem[];
  readonly request?: {
    readonly method: string;
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly url: { readonly path: readonly string[] };
  };
  readonly response?: readonly {
    readonly name: string;
    readonly status: string;
    readonly code: number;
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly body?: string;
  }[];
}
interface Converter {
  convertV2(
    input: { readonly type: "json"; readonly data: unknown },
    options: Readonly<Record<string, string>>,
    callback: (
      error: Error | null,
      answer: {
        readonly result: boolean;
        readonly reason?: string;
        readonly output: readonly { readonly data: ConvertedItem }[];
      },
    ) => void,
  ): void;
}

/**
 * @throws {Error} when the converter refuses the document, or an operation of the vocabulary is missing
 */
export async function convertContract(document: OpenApiDocument): Promise<OperationTemplates> {
  // The converter changes its input, and names requests by their summary.
  const copy = structuredClone(document);
  const operations = Object.values(copy.paths).flatMap((path) =>
    Object.values(path).filter((each) => typeof each.operationId === "string"),
  );
  for (const operation of operations) operation.summary = operation.operationId;
  const converted = requestsOf(await convert(copy));
  const templates = operationIds.map((operationId): [OperationId, OperationTemplate] => {
    const operation = operations.find((each) => each.operationId === operationId);
    const item = converted.find(({ name }) => name === operationId);
    if (operation === undefined || item?.request === undefined) {
      throw new Error(`contracts/broker.openapi.yaml has no operation ${operationId}`);
    }
    return [operationId, template(document, operationId, operation, item)];
  });
  return Object.fromEntries(templates) as OperationTemplates;
}

function convert(data: unknown): Promise<ConvertedItem> {
  const converter = createRequire(import.meta.url)("openapi-to-postmanv2") as Converter;
  return new Promise((resolve, reject) => {
    converter.convertV2(
      { type: "json", data },
      { parametersResolution: "Example" },
      (error, answer) => {
        const collection = answer?.output?.[0]?.data;
        if (error !== null || !answer.result || collection === undefined) {
          reject(error ?? new Error(`openapi-to-postmanv2: ${answer.reason ?? "no collection"}`));
        } else resolve(collection);
      },
    );
  });
}

function requestsOf(item: ConvertedItem): readonly ConvertedItem[] {
  return item.item === undefined ? [item] : item.item.flatMap(requestsOf);
}

function template(
  document: OpenApiDocument,
  operationId: OperationId,
  operation: Operation,
  item: ConvertedItem,
): OperationTemplate {
  const request = item.request;
  if (request === undefined) throw new Error(`no request for ${operationId}`);
  const contentType = (request.header ?? []).filter(
    ({ key }) => key.toLowerCase() === "content-type",
  );
  // The converter takes the Accept of the first answer it sees; what an operation takes stands in the contract.
  const accept = (operation["x-accept"] ?? [])
    .slice(0, 1)
    .map((value) => ({ key: "Accept", value }));
  return {
    operationId,
    description: operation.description ?? "",
    method: request.method,
    path: request.url.path,
    headers: [...contentType.map(({ key, value }) => ({ key, value })), ...accept],
    responses: (item.response ?? []).map((response): ExampleResponse => {
      const promised = deref(document, operation.responses[String(response.code)] ?? {});
      return {
        status: response.code,
        reason: response.status,
        description: (promised.description ?? "").split(". ")[0] ?? "",
        headers: (response.header ?? []).map(({ key, value }) => ({
          key,
          value: exampleOf(document, promised, key) ?? value,
        })),
        body: response.body ?? "",
      };
    }),
  };
}

/** The example of a header; the converter leaves it out. */
function exampleOf(
  document: OpenApiDocument,
  response: Referenced,
  name: string,
): string | undefined {
  const header = response.headers?.[name];
  return header === undefined ? undefined : deref(document, header).example;
}

function deref(document: OpenApiDocument, value: Referenced): Referenced {
  if (value.$ref === undefined) return value;
  const names = value.$ref.split("/").slice(1);
  return names.reduce<unknown>(
    (at, name) => (at as Readonly<Record<string, unknown>>)[name],
    document,
  ) as Referenced;
}
