/** A value of another type than is promised. */
import type { MutationKind } from "./mutation-kind.ts";
import { valueKind } from "./node-kinds.ts";

const becomes = (name: string, written: string, not?: RegExp): MutationKind =>
  valueKind(name, ({ kind }) => (not?.test(kind) === true ? null : written));

export const valueKinds: readonly MutationKind[] = [
  becomes("null in place of a value", "null"),
  becomes("a number in place of another value", "7", /number/),
  becomes("a boolean in place of another value", "true", /boolean/),
  becomes("a text in place of another value", '"seven"', /string/),
  becomes("an empty text in place of another value", '""', /string/),
  becomes("a list in place of another value", "[7]", /array/),
  becomes("an object in place of another value", '{"seven":7}', /object/),
  valueKind("a value in a list of its own", ({ raw }) => `[${raw}]`),
  valueKind("a value in an object of its own", ({ raw }) => `{"value":${raw}}`),
  valueKind("a value written as a text", ({ kind, raw }) =>
    kind === "string" ? null : JSON.stringify(raw),
  ),
  valueKind("a text written twice as JSON", ({ kind, raw }) =>
    kind === "string" ? JSON.stringify(raw) : null,
  ),
  valueKind("a boolean as a number", ({ kind, raw }) =>
    kind === "boolean" ? (raw === "true" ? "1" : "0") : null,
  ),
];
