/** Good exchanges of the records, taken apart once for all kinds of mutation. */
import { judge } from "../../../contracts/judge/judge.ts";
import type { OperationId } from "../../../contracts/vocabulary.ts";
import { recordedExchanges } from "../recorded-exchanges.ts";
import type { Facts } from "../mutation.ts";
import { jsonNodes, type JsonNode } from "./json-nodes.ts";

export interface Subject {
  readonly operationId: OperationId;
  /** File and row of the record. */
  readonly name: string;
  readonly facts: Facts;
  readonly status: number;
  /** Response headers by lower-case name, the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  /** The response's body; null where it is not known as text. */
  readonly text: string | null;
  /** The values of a JSON body, the whole first; none where the body is no JSON. */
  readonly nodes: readonly JsonNode[];
}

/** Every record in which nothing is wrong and nothing was broken on purpose. */
export function goodSubjects(): readonly Subject[] {
  return recordedExchanges().flatMap(({ file, index, operationId, exchange }) => {
    const { request, response, context } = exchange;
    if (context.fault !== undefined || response.status === 0) return [];
    const { violations } = judge(operationId, request, response);
    if (violations.length > 0) return [];
    return [subjectOf(operationId, `${file}#${index}`, { request, response })];
  });
}

function subjectOf(operationId: OperationId, name: string, facts: Facts): Subject {
  const { status, headers, body } = facts.response;
  const text = body.kind === "text" ? body.text : null;
  const byName = new Map<string, string>();
  for (const [header, value] of headers) {
    if (!byName.has(header.toLowerCase())) byName.set(header.toLowerCase(), value);
  }
  const isJson = text !== null && text !== "" && /json/.test(byName.get("content-type") ?? "");
  const nodes = isJson ? jsonNodes(text) : [];
  return { operationId, name, facts, status, headers: byName, text, nodes };
}

/** Subjects that look alike: of those one gets every way of every kind, the others one way. */
export function lookOf({ operationId, status, facts, headers, nodes, text }: Subject): string {
  return [
    operationId,
    status,
    text === null ? "unknown" : text === "" ? "empty" : "full",
    facts.response.headers.length,
    headers.get("content-type"),
    ...nodes.map(({ pointer, kind }) => `${pointer.replace(/\d+/g, "0")} ${kind}`),
  ].join();
}
