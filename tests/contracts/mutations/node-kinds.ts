/** Builders of kinds that change one value, member or item of a JSON body. */
import type { Facts } from "../mutation.ts";
import { withMember, withValue } from "./edit.ts";
import type { JsonNode } from "./json-nodes.ts";
import type { Mutation, MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

/** Where what was changed stands, and where else a violation may point. */
type PlacesOf = (node: JsonNode) => readonly string[];
const itself: PlacesOf = ({ pointer }) => [pointer];

/** One way for each value that fits; `change` gives null where it does not. */
export function nodeKind(
  name: string,
  change: (node: JsonNode, subject: Subject) => (() => Facts) | null,
  placesOf: PlacesOf = itself,
): MutationKind {
  const ways = (subject: Subject): readonly Mutation[] =>
    subject.nodes.flatMap((node) => {
      const facts = change(node, subject);
      if (facts === null) return [];
      const expected = placesOf(node).map((pointer) => ({ where: "body", pointer }) as const);
      return [{ place: expected[0]?.pointer ?? "", expected, facts }];
    });
  return { name, ways };
}

/** Another JSON text in place of a value (not of the whole); null where it does not fit. */
export function valueKind(
  name: string,
  change: (node: JsonNode) => string | null,
  placesOf?: PlacesOf,
): MutationKind {
  return nodeKind(
    name,
    (node, subject) => {
      const written = node.parent === null ? null : change(node);
      if (written === null || written === node.raw) return null;
      return () => withValue(subject, node, written);
    },
    placesOf,
  );
}

/** Another text in place of a text; null where it does not fit. */
export function textKind(name: string, change: (value: string) => string | null): MutationKind {
  return valueKind(name, (node) => {
    if (node.kind !== "string") return null;
    const changed = change(JSON.parse(node.raw) as string);
    return changed === null ? null : JSON.stringify(changed);
  });
}

/** Another text in place of `"name":value`; null where it does not fit. */
export function memberKind(
  name: string,
  change: (member: string, node: JsonNode) => string | null,
  placesOf?: PlacesOf,
): MutationKind {
  return nodeKind(
    name,
    (node, subject) => {
      const written = node.member === null ? null : change(node.member.name, node);
      return written === null ? null : () => withMember(subject, node, written);
    },
    placesOf,
  );
}

/** Changes of a list or an object, the whole included. */
export function containerKind(
  name: string,
  kind: "array" | "object",
  change: (node: JsonNode, subject: Subject) => string | null,
  placesOf?: PlacesOf,
): MutationKind {
  return nodeKind(
    name,
    (node, subject) => {
      const written = node.kind === kind ? change(node, subject) : null;
      if (written === null || written === node.raw) return null;
      return () => withValue(subject, node, written);
    },
    placesOf,
  );
}
