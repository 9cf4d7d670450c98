/** Members that are gone, too many, doubled or called otherwise. */
import type { MutationKind } from "./mutation-kind.ts";
import { withoutNode, withText } from "./edit.ts";
import type { JsonNode } from "./json-nodes.ts";
import { containerKind, memberKind, nodeKind } from "./node-kinds.ts";

const key = JSON.stringify;
const snake = (name: string): string => name.replace(/(?<=.)(?=[A-Z])/g, "_").toLowerCase();
const pascal = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);
const inside = (parent: JsonNode | null, name: string): string =>
  `${parent?.pointer ?? ""}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
/** Another name for the same member; none where the name is the same. */
const renamed = (name: string, change: (member: string) => string): MutationKind =>
  memberKind(
    name,
    (member, { raw }) => (change(member) === member ? null : `${key(change(member))}:${raw}`),
    ({ pointer, parent, member }) => [pointer, inside(parent, change(member?.name ?? ""))],
  );
const extra = (name: string, member: string, value: string): MutationKind =>
  containerKind(
    name,
    "object",
    ({ raw, size }) => `${raw.slice(0, -1)}${size === 0 ? "" : ","}${key(member)}:${value}}`,
    ({ pointer }) => [`${pointer}/${member}`],
  );
export const memberKinds: readonly MutationKind[] = [
  nodeKind(
    "a member is missing",
    (node, subject) => (node.member === null ? null : () => withoutNode(subject, node)),
    // Of a map that must not be empty, the map is wrong.
    ({ pointer, parent }) => [pointer, ...(parent?.size === 1 ? [parent.pointer] : [])],
  ),
  extra("a member too many", "seven", "7"),
  extra("a member too many, and null", "more", "null"),
  extra("a member too many, with an empty name", "", '""'),
  extra("a member too many, that a framework adds", "$id", '"1"'),
  extra("a member too many, of another operation", "nextLink", '"/broker/api/v1/filetransfer"'),
  extra("a member called as the prototype", "__proto__", "{}"),
  renamed("a member's name with a capital", pascal),
  renamed("a member's name in snake case", (name) => snake(name)),
  renamed("a member's name in lower case", (name) => name.toLowerCase()),
  renamed("a blank behind a member's name", (name) => `${name} `),
  renamed("a mark of no width in a member's name", (name) => `${name}\u200b`),
  renamed("a letter of another script in a member's name", (name) =>
    name.replace(
      /[aeo]/,
      (letter) => ({ a: "\u0430", e: "\u0435", o: "\u043e" })[letter] ?? letter,
    ),
  ),
  memberKind(
    "a key twice with one value",
    (name, { raw }) => `${key(name)}:${raw},${key(name)}:${raw}`,
  ),
  memberKind(
    "a key twice, the wrong value first",
    (name, { raw }) => `${key(name)}:7,${key(name)}:${raw}`,
  ),
  memberKind(
    "a key twice, the wrong value last",
    (name, { raw }) => `${key(name)}:${raw},${key(name)}:"x"`,
  ),
  memberKind("a key twice, once escaped", (name, { raw }) => {
    if (name === "") return null;
    const escaped = `"\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${key(name.slice(1)).slice(1)}`;
    return `${escaped}:${raw},${key(name)}:${raw}`;
  }),
  memberKind(
    "a member without its value",
    (name) => `${key(name)}:`,
    () => [""],
  ),
  memberKind(
    "a name without quotes",
    (name, { raw }) => `${name === "" ? "x" : name}:${raw}`,
    () => [""],
  ),
  memberKind(
    "a name in single quotes",
    (name, { raw }) => `'${name}':${raw}`,
    () => [""],
  ),
  memberKind(
    "a member twice with its comma missing",
    (name, { raw }) => `${key(name)}:${raw} ${key(name)}:${raw}`,
    () => [""],
  ),
  nodeKind(
    "a member that has moved out by one level",
    (node, subject) => {
      const { member, parent, raw } = node;
      if (member === null || parent?.parent?.kind !== "object" || parent.parent.parent !== null)
        return null;
      return () => {
        const { body } = withoutNode(subject, node).response;
        const text = body.kind === "text" ? body.text : "";
        return withText(subject, `${text.slice(0, -1)},${key(member.name)}:${raw}}`);
      };
    },
    ({ pointer, parent, member }) => [pointer, inside(parent?.parent ?? null, member?.name ?? "")],
  ),
];
