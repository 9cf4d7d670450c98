/** The distinct shapes of responses, each entered once. */
import type { HeaderRule, Shape } from "../../contracts/judge/tables.ts";
import { objectAt, resolve, type Json, type JsonObject } from "./read-document.ts";

export class ShapeList {
  readonly all: Shape[] = [];
  readonly headerRules: Record<string, HeaderRule> = {};
  readonly #root: JsonObject;
  readonly #indices = new Map<string, readonly number[]>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** Indices of the response's shapes, one for each media type; the same response gives the same ones. */
  add(response: Json | undefined, pointer: string): readonly number[] {
    const { value, pointer: contract } = resolve(this.#root, response, pointer);
    const known = this.#indices.get(contract);
    if (known !== undefined) return known;
    const media = Object.entries((value["content"] ?? {}) as JsonObject);
    const shapes =
      media.length === 0
        ? [this.#shapeOf(value, contract, null, {})]
        : media.map(([mediaType, content]) =>
            this.#shapeOf(value, contract, mediaType, objectAt(content as JsonObject, "schema")),
          );
    const indices = shapes.map((_, index) => this.all.length + index);
    this.all.push(...shapes);
    this.#indices.set(contract, indices);
    return indices;
  }

  /** Indices of the shapes of each status. */
  ofResponses(responses: JsonObject, contract: string): Record<string, readonly number[]> {
    const entries = Object.entries(responses).map(([status, response]) => {
      const pointer = `${contract}/${status}`;
      const alternatives = resolve(this.#root, response, pointer).value["x-shapes"];
      const shapes = Array.isArray(alternatives) ? (alternatives as readonly Json[]) : [response];
      return [status, shapes.flatMap((shape) => this.add(shape, pointer))] as const;
    });
    return Object.fromEntries(entries);
  }

  #shapeOf(
    response: JsonObject,
    contract: string,
    mediaType: string | null,
    schema: JsonObject,
  ): Shape {
    const reference = schema["$ref"];
    const isJson = typeof reference === "string";
    const textPattern = (response["x-text-pattern"] ?? schema["pattern"] ?? null) as string | null;
    const isText = response["x-body"] === "text" || textPattern !== null;
    const other = isText ? "text" : mediaType === null ? "none" : "bytes";
    return {
      contract,
      body: isJson ? "json" : other,
      mediaType,
      schema: isJson ? (reference.replace("#/components/schemas/", "") as Shape["schema"]) : null,
      textPattern,
      ...this.#headersOf(response, contract),
      problem: (response["x-problem"] as unknown as Shape["problem"] | undefined) ?? null,
    };
  }

  #headersOf(
    response: JsonObject,
    contract: string,
  ): { headers: string[]; optionalHeaders: string[] } {
    const names = { headers: [] as string[], optionalHeaders: [] as string[] };
    for (const [name, header] of Object.entries((response["headers"] ?? {}) as JsonObject)) {
      const { value } = resolve(this.#root, header, contract);
      this.#addRule(name, objectAt(value, "schema"), contract);
      names[value["required"] === true ? "headers" : "optionalHeaders"].push(name.toLowerCase());
    }
    return names;
  }

  #addRule(name: string, schema: JsonObject, contract: string): void {
    const rule: HeaderRule = {
      name,
      constant: (schema["const"] as string | undefined) ?? null,
      pattern: (schema["pattern"] as string | undefined) ?? null,
    };
    const known = (this.headerRules[name.toLowerCase()] ??= rule);
    if (JSON.stringify(known) !== JSON.stringify(rule)) {
      throw new Error(`contract: header ${name} has two meanings, one of them at ${contract}`);
    }
  }
}
