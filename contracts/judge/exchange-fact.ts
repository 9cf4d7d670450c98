/**
 * The named facts that a predicate may ask for.
 *
 * `NAME` or `NAME/REST`: the rest is a JSON pointer (`*` for any one step), a header or a parameter. docs/deviations.md
 * lists them; `deviations.schema.json` knows no others.
 */
import type { OperationId } from "../vocabulary.ts";
import type { Body, Headers, JudgeContext, RequestFacts, ResponseFacts } from "./facts.ts";
import { readForm } from "./form-fields.ts";
import { headerMap } from "./header-map.ts";
import { parseQuery } from "./request-parameters.ts";
import { isChunkingMalformed, isShorterThanAnnounced } from "./sent-framing.ts";

/** The response is left out where only the circumstances are asked for. */
export interface ExchangeFacts {
  readonly operationId: OperationId;
  readonly request: RequestFacts<Headers>;
  readonly response: ResponseFacts<Headers> | null;
  readonly context: JudgeContext;
}

/** Undefined among the values: it is not there. Null: nobody knows. */
type Values = readonly unknown[] | null;

const severalAtOnce =
  /\b(?:parallel|simultaneous(?:ly)?|at once|at the same (?:moment|time)|concurrent(?:ly)?|another upload|overtak(?:es|en))\b/i;

/** @throws {Error} when no fact has that name */
export function factValues(fact: string, exchange: ExchangeFacts): Values {
  const { request, context } = exchange;
  const slash = fact.indexOf("/");
  const name = slash < 0 ? fact : fact.slice(0, slash);
  const rest = slash < 0 ? "" : fact.slice(slash);
  switch (name) {
    case "operation":
      return [exchange.operationId];
    case "request.method":
      return [request.method.toUpperCase()];
    case "request.path":
      return [request.path];
    case "request.form":
      return valuesOfForm(request, rest);
    case "request.query":
      return parametersOf(request.path, rest.slice(1));
    case "request.header":
      return [headerMap(request.headers).get(rest.slice(1).toLowerCase())];
    case "request.chunkingMalformed":
      return [isChunkingMalformed(request)];
    case "request.shorterThanAnnounced":
      return [isShorterThanAnnounced(request)];
    case "request.text":
    case "request.json":
    case "request.items":
    case "request.texts":
      return valuesOfBody(name.slice(8), rest, request.body);
    case "context.given":
    case "context.condition":
    case "context.token":
    case "context.fault":
      return told(context[name.slice(8) as keyof JudgeContext], (words) => words);
    case "context.words":
      return told(wordsOf(context), (words) => words);
    case "context.parallel":
      return told(wordsOf(context), (words) => severalAtOnce.test(words));
    default:
      return valuesOfResponse(name, rest, exchange.response);
  }
}

function valuesOfResponse(
  name: string,
  rest: string,
  response: ResponseFacts<Headers> | null,
): Values {
  if (response === null) return null;
  switch (name) {
    case "response.status":
      return [response.status];
    case "response.code":
      return [problemCode(response.body)];
    case "response.header":
      return [headerMap(response.headers).get(rest.slice(1).toLowerCase())];
    case "response.text":
    case "response.json":
      return valuesOfBody(name.slice(9), rest, response.body);
    default:
      throw new Error(`no fact is called ${name}`);
  }
}

/** All of that name in any letter case. */
function parametersOf(target: string, name: string): Values {
  const values = parseQuery(target)
    .filter(([each]) => each.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
  return values.length > 0 ? values : [undefined];
}

function wordsOf({ given, condition, token }: JudgeContext): string | undefined {
  const words = [given, condition, token].filter((each) => each !== undefined);
  return words.length === 0 ? undefined : words.join("; ");
}

function told(words: string | undefined, read: (words: string) => unknown): Values {
  return words === undefined ? null : [read(words)];
}

function valuesOfBody(kind: string, pointer: string, body: Body): Values {
  if (body.kind !== "text") return null;
  if (kind === "text") return [body.text];
  const value = parsed(body.text);
  if (kind === "texts") return textsOf(value);
  return valuesAt(kind === "items" && Array.isArray(value) ? value : [value], pointer);
}

/** The transfer that a form describes, under the names that it has in JSON. */
function valuesOfForm({ headers, body }: RequestFacts<Headers>, pointer: string): Values {
  if (body.kind !== "text") return null;
  const type = headerMap(headers).get("content-type") ?? "";
  const [, quoted, plain = ""] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]*)"|([^;\s]+))/i.exec(type) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === "") return valuesAt([undefined], pointer);
  const form = readForm(body.text, boundary);
  return form === null ? null : valuesAt([form.transfer], pointer);
}

function valuesAt(from: readonly unknown[], pointer: string): readonly unknown[] {
  return pointer
    .split("/")
    .slice(1)
    .reduce((values, step) => values.flatMap((one) => stepInto(one, step)), from);
}

let latest: { readonly text: string; readonly value: unknown } | undefined;

/** Undefined where the text is no JSON. Several predicates ask about one body. */
function parsed(text: string): unknown {
  if (latest?.text !== text) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    latest = { text, value };
  }
  return latest?.value;
}

function stepInto(value: unknown, step: string): readonly unknown[] {
  if (typeof value !== "object" || value === null) return step === "*" ? [] : [undefined];
  if (step === "*") return Object.values(value);
  const member = step.replace(/~1/g, "/").replace(/~0/g, "~");
  return [Object.hasOwn(value, member) ? (value as Record<string, unknown>)[member] : undefined];
}

/** All texts in the value: strings and names of members, at any depth. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsOf(inner)]);
}

/** Read without parsing: the body of a 500 may be cut, and an unknown one has no code that anybody saw. */
function problemCode(body: Body): string | undefined {
  if (body.kind !== "text") return undefined;
  return /"code"\s*:\s*"([^"]*)"/.exec(body.text)?.[1];
}
