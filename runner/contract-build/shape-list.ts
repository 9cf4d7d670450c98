/** The distinct shapes of responses, each entered once. */
import type { HeaderRule, Shape } from "../../contracts/judge/tables.ts";
import { isObject, objectAt, resolve, type Json, type JsonObject } from "./read-document.ts";

export class ShapeList {
  readonly all: Shape[] = [];
  readonly headerRules: Record<string, HeaderRule> = {};
  readonly #root: JsonObject;
  readonly #indices = new Map<string, number>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** Index of the response's shape; the same response gives the same index. */
  add(response: Json | undefined, pointer: string): number {
    const resolved = resolve(this.#root, response, pointer);
    const known = this.#indices.get(resolved.pointer);
    if (known !== undefined) return known;
    this.#indices.set(resolved.pointer, this.all.length);
    this.all.push(this.#shapeOf(resolved.value, resolved.pointer));
    return this.all.length - 1;
  }

  #shapeOf(response: JsonObject, contract: string): Shape {
    const [mediaType, media] = Object.entries((response["content"] ?? {}) as JsonObject)[0] ?? [
      null,
      null,
    ];
    const schema = isObject(media ?? undefined) ? objectAt(media as JsonObject, "schema") : null;
    const reference = schema?.["$ref"];
    const isJson = typeof reference === "string";
    return {
      contract,
      body: response["x-body"] === "text" ? "text" : isJson ? "json" : mediaType ? "bytes" : "none",
      mediaType,
      schema: isJson ? (reference.replace("#/components/schemas/", "") as Shape["schema"]) : null,
      textPattern: (response["x-text-pattern"] as string | undefined) ?? null,
      headers: this.#headersOf(response, contract),
      problem: (response["x-problem"] as unknown as Shape["problem"] | undefined) ?? null,
    };
  }

  #headersOf(response: JsonObject, contract: string): string[] {
    return Object.entries((response["headers"] ?? {}) as JsonObject).map(([name, header]) => {
      const schema = objectAt(resolve(this.#root, header, contract).value, "schema");
      const rule: HeaderRule = {
        name,
        constant: (schema["const"] as string | undefined) ?? null,
        pattern: (schema["pattern"] as string | undefined) ?? null,
      };
      const known = (this.headerRules[name.toLowerCase()] ??= rule);
      if (JSON.stringify(known) !== JSON.stringify(rule)) {
        throw new Error(`contract: header ${name} has two meanings, one of them at ${contract}`);
      }
      return name.toLowerCase();
    });
  }
}
