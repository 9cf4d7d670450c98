/** Problem objects that name another code, title, type or status than they should. */
import { tables } from "../../../contracts/generated/tables.js";
import { withValue } from "./edit.ts";
import type { JsonNode } from "./json-nodes.ts";
import type { Mutation, MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

/** Other texts for a member of a problem object; none where it has no such member. */
function problem(
  name: string,
  member: string,
  change: (value: string, subject: Subject) => readonly string[],
): MutationKind {
  return {
    name,
    ways: (subject) =>
      subject.status < 400
        ? []
        : subject.nodes
            .filter(({ pointer }) => pointer === `/${member}`)
            .flatMap((node) => ways(subject, node)),
  };
  function ways(subject: Subject, node: JsonNode): readonly Mutation[] {
    const value = JSON.parse(node.raw) as unknown;
    const others = change(String(value), subject).filter((other) => other !== String(value));
    return others.map((other) => ({
      place: node.pointer,
      expected: [{ where: "body", pointer: node.pointer }],
      facts: () =>
        withValue(subject, node, typeof value === "number" ? other : JSON.stringify(other)),
    }));
  }
}

const codes = Object.keys(tables.catalogue);
const titles = [
  "Bad Request",
  "Unauthorized",
  "Forbidden",
  "Not Found",
  "Conflict",
  "Service Unavailable",
  "One or more validation errors occurred.",
  "Error",
];
const sections = ["15.5.1", "15.5.2", "15.5.4", "15.5.5", "15.5.10", "15.6.1", "15.6.4"];
const ownCodes = ({ operationId, status }: Subject): readonly string[] =>
  tables.operations[operationId].codes[String(status)] ?? [];

export const problemKinds: readonly MutationKind[] = [
  problem("a code of another operation with the same status", "code", (_, subject) =>
    codes.filter(
      (code) => tables.catalogue[code] === subject.status && !ownCodes(subject).includes(code),
    ),
  ),
  problem("a code of another status", "code", (_, { status }) =>
    codes.filter((code) => tables.catalogue[code] !== status),
  ),
  problem("a code that nobody knows", "code", () => ["BRO-09999"]),
  problem("a code in lower case", "code", (value) => [value.toLowerCase()]),
  problem("a code without its letters", "code", (value) => [value.slice(4)]),
  problem("a code of four digits", "code", (value) => [value.replace("-0", "-")]),
  problem("a code of another product", "code", (value) => [value.replace("BRO", "CORR")]),
  problem("a code with its zero as a letter", "code", (value) => [value.replace("0", "O")]),
  problem("the title of another status", "title", () => titles),
  problem("a title with a full stop", "title", (value) => [
    value.endsWith(".") ? value.slice(0, -1) : `${value}.`,
  ]),
  problem("the type of another status", "type", (value) =>
    /#section-/.test(value)
      ? sections.map((section) => value.replace(/#section-.*$/, `#section-${section}`))
      : [],
  ),
  problem("the type about:blank", "type", () => ["about:blank"]),
  problem("a type at another scheme", "type", (value) => [value.replace("https:", "http:")]),
  problem("a type at another place", "type", () => ["https://httpstatuses.com/404"]),
  problem("a type that an older RFC defines", "type", (value) => [
    value.replace("rfc9110", "rfc7231"),
  ]),
  problem("another status in the problem", "status", (value) =>
    ["400", "401", "403", "404", "409", "500", "503", "0"].filter((status) => status !== value),
  ),
  problem("the description of another status", "statusDescription", () => [
    "OK",
    "Bad Request",
    "Not Found",
    "InternalServerError",
  ]),
  problem("a trace id cut short", "traceId", (value) => [value.slice(0, -3)]),
  problem("a trace id of another version of the form", "traceId", (value) => [value.slice(3)]),
];
