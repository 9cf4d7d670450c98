/** Texts with something before, behind or within them, and words outside an enum. */
import type { MutationKind } from "./mutation-kind.ts";
import { textKind } from "./node-kinds.ts";

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
/** Words as enums have them. */
const word = (name: string, change: (value: string) => string): MutationKind =>
  textKind(name, (value) => (/^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(value) ? change(value) : null));

export const textKinds: readonly MutationKind[] = [
  textKind("an empty text in place of a text", () => ""),
  textKind("another text", () => "seven"),
  textKind("a text of a blank", () => " "),
  textKind("a blank behind a text", (value) => `${value} `),
  textKind("a blank before a text", (value) => ` ${value}`),
  textKind("a line break behind a text", (value) => `${value}\n`),
  textKind("a NUL behind a text", (value) => `${value}\u0000`),
  textKind(
    "a mark of no width in a text",
    (value) => `${value.slice(0, 1)}\u200b${value.slice(1)}`,
  ),
  textKind("a text twice", (value) => value + value),
  textKind("a text cut by its last letter", (value) =>
    value.length > 1 ? value.slice(0, -1) : null,
  ),
  textKind("a text in quotes", (value) => `"${value}"`),
  textKind("a text in capitals", (value) => value.toUpperCase()),
  textKind("a text without capitals", (value) => value.toLowerCase()),
  textKind("the first letter in another case", (value) =>
    upperFirst(value) === value ? lowerFirst(value) : upperFirst(value),
  ),
  textKind("the word null as a text", () => "null"),
  textKind("a text that is replaced by its length", (value) => String(value.length)),
  word("a word of another enum", () => "Succeeded"),
  word("a word in the plural", (value) => `${value}s`),
  word("words parted by a blank", (value) => value.replace(/(?<=.)(?=[A-Z])/, " ")),
  word("words in snake case", (value) => value.replace(/(?<=.)(?=[A-Z])/g, "_").toLowerCase()),
  word("the number of a word", () => "3"),
];
