/** The values of a JSON text with their places in it, so that one can be changed and all else stays as written. */

export type JsonValueKind = "null" | "boolean" | "number" | "string" | "array" | "object";

export interface JsonNode {
  readonly pointer: string;
  readonly kind: JsonValueKind;
  /** As written. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** Of a member: its name, and where it begins (at its key). */
  readonly member: { readonly name: string; readonly start: number } | null;
  /** Of what it is a member or item; null of the whole. */
  readonly parent: JsonNode | null;
  /** How many members or items it has. */
  readonly size: number;
}

/** @param text JSON without white space between tokens, as the service writes it */
export function jsonNodes(text: string): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  read(text, 0, "", null, null, nodes);
  return nodes;
}

type Growing = { -readonly [Key in keyof JsonNode]: JsonNode[Key] };

function read(
  text: string,
  start: number,
  pointer: string,
  member: JsonNode["member"],
  parent: JsonNode | null,
  nodes: JsonNode[],
): number {
  const node: Growing = {
    pointer,
    kind: kindAt(text, start),
    raw: "",
    start,
    end: start,
    member,
    parent,
    size: 0,
  };
  nodes.push(node);
  node.end = endOf(text, node, nodes);
  node.raw = text.slice(start, node.end);
  return node.end;
}

function kindAt(text: string, at: number): JsonValueKind {
  const first = text.charAt(at);
  if (first === "{") return "object";
  if (first === "[") return "array";
  if (first === '"') return "string";
  if (first === "n") return "null";
  return first === "t" || first === "f" ? "boolean" : "number";
}

function endOf(text: string, node: Growing, nodes: JsonNode[]): number {
  if (node.kind === "string") return endOfString(text, node.start);
  if (node.kind !== "object" && node.kind !== "array") {
    const word = /[^,\]}\s]*/y;
    word.lastIndex = node.start;
    word.exec(text);
    return word.lastIndex;
  }
  let at = node.start + 1;
  while (!/[\]}]/.test(text.charAt(at))) {
    let member: JsonNode["member"] = null;
    let step = String(node.size);
    if (node.kind === "object") {
      const keyEnd = endOfString(text, at);
      const name = JSON.parse(text.slice(at, keyEnd)) as string;
      member = { name, start: at };
      step = name.replace(/~/g, "~0").replace(/\//g, "~1");
      at = keyEnd + 1;
    }
    at = read(text, at, `${node.pointer}/${step}`, member, node, nodes);
    node.size += 1;
    if (text.charAt(at) === ",") at += 1;
  }
  return at + 1;
}

function endOfString(text: string, start: number): number {
  const string = /"(?:[^"\\]|\\.)*"/y;
  string.lastIndex = start;
  if (!string.test(text)) throw new Error(`no string at ${start} of ${text.slice(0, 80)}`);
  return string.lastIndex;
}
