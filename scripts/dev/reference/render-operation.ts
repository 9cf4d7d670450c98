/** One operation in plain words: the call, what it takes, every answer, examples. */
import {
  isObject,
  objectAt,
  resolve,
  textAt,
  type Json,
  type JsonObject,
} from "../../../runner/contract-build/read-document.ts";
import { describeSchema } from "./describe-schema.ts";
import { block, code, joined, table } from "./markdown.ts";
import { lenient, renderParameters } from "./render-members.ts";

/** @param item the path's object, whose parameters are the operation's too */
export function renderOperation(
  root: JsonObject,
  path: string,
  method: string,
  item: JsonObject,
): string {
  const operation = objectAt(item, method);
  const parameters = [item, operation].flatMap(
    (one) => (one["parameters"] ?? []) as readonly Json[],
  );
  const alsoAt = (operation["x-also-at"] ?? []) as readonly string[];
  const isHidden = item["x-hidden"] === true || operation["x-hidden"] === true;
  return joined([
    `### ${textAt(operation, "operationId")}`,
    code(`${method.toUpperCase()} ${path}`) +
      (isHidden ? " (not in the service's own document)" : "") +
      alsoAt.map((other) => `, also ${code(other)}`).join(""),
    textAt(operation, "summary"),
    textAt(operation, "description"),
    lenient(operation),
    renderParameters(root, parameters),
    renderRequestBody(root, operation),
    renderAnswers(root, operation),
    renderExamples(root, operation),
  ]);
}

function renderRequestBody(root: JsonObject, operation: JsonObject): string {
  if (operation["requestBody"] === undefined) return "";
  const { value } = resolve(root, operation["requestBody"], "requestBody");
  const kinds = Object.entries(objectAt(value, "content")).map(
    ([mediaType, media]) =>
      `${code(mediaType)}: ${describeSchema(isObject(media) ? media["schema"] : undefined)}`,
  );
  const words = typeof value["description"] === "string" ? ` ${value["description"]}` : "";
  const isRequired = value["required"] === true ? "" : " (may be left out)";
  return `Body${isRequired}: ${kinds.join("; or ")}.${words}`;
}

function renderAnswers(root: JsonObject, operation: JsonObject): string {
  const codes = (operation["x-problem-codes"] ?? {}) as Readonly<Record<string, readonly string[]>>;
  const rows = Object.entries(objectAt(operation, "responses")).flatMap(([status, response]) => {
    const shapes = shapesOf(root, response);
    return shapes.map((shape, index) => [
      index === 0 ? `**${status}**` : "",
      textAt(shape, "description"),
      bodyOf(shape),
      headersOf(shape),
      hasCode(shape) ? (codes[status] ?? []).map(linkToCode).join(" ") : "",
    ]);
  });
  return table(["answer", "when", "body", "headers", "codes"], rows);
}

function shapesOf(root: JsonObject, response: Json | undefined): readonly JsonObject[] {
  const { value } = resolve(root, response, "");
  const shapes = value["x-shapes"];
  return Array.isArray(shapes)
    ? (shapes as readonly Json[]).map((shape) => resolve(root, shape, "").value)
    : [value];
}

function bodyOf(shape: JsonObject): string {
  if (!isObject(shape["content"])) return shape["x-body"] === "text" ? "text" : "none";
  return Object.entries(shape["content"])
    .map(([mediaType, media]) => {
      const schema = isObject(media) ? media["schema"] : undefined;
      const isNamed = isObject(schema) && typeof schema["$ref"] === "string";
      return isNamed ? `${code(mediaType)} ${describeSchema(schema)}` : code(mediaType);
    })
    .join(" or ");
}

/** Those that nearly all answers have are told once. */
const everywhere: readonly string[] = ["Cache-Control", "X-Content-Type-Options"];

function headersOf(shape: JsonObject): string {
  return Object.keys((shape["headers"] ?? {}) as JsonObject)
    .filter((name) => !everywhere.includes(name))
    .map(code)
    .join(" ");
}

function hasCode(shape: JsonObject): boolean {
  return JSON.stringify(shape["content"] ?? null).includes("/schemas/ApplicationProblem");
}

function linkToCode(name: string): string {
  return `[${name}](#problem-codes)`;
}

/** The first body that it takes, and that of its success. */
function renderExamples(root: JsonObject, operation: JsonObject): string {
  const request = exampleOf(root, operation["requestBody"]);
  const success = Object.entries(objectAt(operation, "responses")).find(([status]) =>
    status.startsWith("2"),
  );
  const answer = success === undefined ? "" : exampleOf(root, success[1]);
  return joined([
    request === "" ? "" : joined(["A request:", request]),
    answer === "" ? "" : joined([`Its ${success?.[0]}:`, answer]),
  ]);
}

function exampleOf(root: JsonObject, place: Json | undefined): string {
  if (place === undefined) return "";
  const [shape] = shapesOf(root, place);
  const content = shape?.["content"];
  const [media] = isObject(content) ? Object.values(content) : [];
  const example = isObject(media ?? null) ? (media as JsonObject)["example"] : undefined;
  if (example === undefined) return "";
  return typeof example === "string"
    ? block("text", example.trimEnd())
    : block("json", JSON.stringify(example, null, 2));
}
