/** A body that is another document, or none. */
import type { Facts } from "../mutation.ts";
import { withResponse, withText } from "./edit.ts";
import { wholeKind, type Mutation, type MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

const atBody: Mutation["expected"] = [{ where: "body", pointer: "" }];
const hasJson = ({ nodes }: Subject): boolean => nodes.length > 0;
const hasText = ({ text, operationId }: Subject): boolean =>
  text !== null && text !== "" && operationId !== "downloadFile";
const json = (name: string, change: (text: string) => string | null): MutationKind => ({
  name,
  ways: (subject) => {
    const changed = hasJson(subject) ? change(subject.text ?? "") : null;
    if (changed === null || changed === subject.text) return [];
    return [{ place: "", expected: atBody, facts: () => withText(subject, changed) }];
  },
});

const renameAll = (text: string, change: (name: string) => string): string =>
  text.replace(/"((?:[^"\\]|\\.)*)":/g, (_, name: string) => `"${change(name)}":`);

const bytes = (subject: Subject, encoded: Buffer): Facts =>
  withResponse(subject, {
    body: { kind: "binary", sizeBytes: encoded.length, isUtf8: false },
    headers: subject.facts.response.headers.map(([name, value]) =>
      name.toLowerCase() === "content-length" ? [name, String(encoded.length)] : [name, value],
    ),
  });

export const documentKinds: readonly MutationKind[] = [
  wholeKind("no body where one is promised", hasText, (subject) => withText(subject, ""), atBody),
  json("null as the body", () => "null"),
  json("an empty object as the body", () => "{}"),
  json("an empty list as the body", () => "[]"),
  json("a text as the body", () => '"ok"'),
  json("a number as the body", () => "7"),
  json("a boolean as the body", () => "true"),
  json("the body in an envelope", (text) => `{"data":${text}}`),
  json("the body in a list", (text) => `[${text}]`),
  json("the body as a text", (text) => JSON.stringify(text)),
  json("the body in base64", (text) => Buffer.from(text).toString("base64")),
  json("the body twice", (text) => text + text),
  json("the body twice, parted by a line break", (text) => `${text}\n${text}`),
  json("the body of an error page", () => "<!DOCTYPE html><html><body>Bad gateway</body></html>"),
  json("the body in XML", () => '<?xml version="1.0"?><problem/>'),
  json("a plain text as the body", () => "OK"),
  json("white space as the body", () => " \r\n"),
  json("a byte order mark before the body", (text) => `\ufeff${text}`),
  json("a guard before the body", (text) => `)]}',\n${text}`),
  json("a callback around the body", (text) => `callback(${text})`),
  json("a comment behind the body", (text) => `${text}/* cached */`),
  json("a NUL behind the body", (text) => `${text}\u0000`),
  json("a letter behind the body", (text) => `${text}x`),
  json("a comma behind the body", (text) => `${text},`),
  json("an object behind the body", (text) => `${text}{}`),
  json("the body without its end", (text) => text.slice(0, -1)),
  json("the body without its beginning", (text) => text.slice(1)),
  json("half of the body", (text) => text.slice(0, Math.ceil(text.length / 2))),
  json("the body cut within a text", (text) =>
    /"[^"]*$/.test(text.slice(0, -2)) ? text.slice(0, text.lastIndexOf('"') - 1) : null,
  ),
  json("a comma before the last brace", (text) =>
    text.length < 3 ? null : `${text.slice(0, -1)},${text.slice(-1)}`,
  ),
  json("two commas in place of one", (text) =>
    /","|,"/.test(text) ? text.replace(/,(?=["{])/, ",,") : null,
  ),
  json("single quotes in place of double ones", (text) =>
    text.includes('"') ? text.replaceAll('"', "'") : null,
  ),
  json("a line break within a text", (text) =>
    /":"[^"]/.test(text) ? text.replace(/":"/, '":"\n') : null,
  ),
  json("an escape that JSON does not have", (text) =>
    /":"[^"]/.test(text) ? text.replace(/":"/, '":"\\x') : null,
  ),
  json("all names with a capital", (text) =>
    /":/.test(text)
      ? renameAll(text, (name) => name.slice(0, 1).toUpperCase() + name.slice(1))
      : null,
  ),
  json("all names in snake case", (text) =>
    /[a-z][A-Z]\w*":/.test(text)
      ? renameAll(text, (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase())
      : null,
  ),
  wholeKind(
    "the body in UTF-16",
    hasJson,
    (subject) => bytes(subject, Buffer.from(`\ufeff${subject.text}`, "utf16le")),
    atBody,
  ),
  wholeKind(
    "the body in a compression that no header names",
    hasJson,
    (subject) => bytes(subject, Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0])),
    atBody,
  ),
  wholeKind(
    "a problem where no body is promised",
    ({ text }) => text === "",
    (subject) => withText(subject, '{"title":"Forbidden","status":403}'),
  ),
  wholeKind(
    "a blank where no body is promised",
    ({ text }) => text === "",
    (subject) => withText(subject, " "),
  ),
  wholeKind(
    "a page where no body is promised",
    ({ text }) => text === "",
    (subject) => withText(subject, "<html></html>"),
  ),
  wholeKind(
    "null where no body is promised",
    ({ text }) => text === "",
    (subject) => withText(subject, "null"),
  ),
  wholeKind(
    "another word in a text",
    (subject) => hasText(subject) && !hasJson(subject),
    (subject) => withText(subject, "no"),
    atBody,
  ),
  wholeKind(
    "a text in quotes where a bare one is promised",
    (subject) => hasText(subject) && !hasJson(subject),
    (subject) => withText(subject, JSON.stringify(subject.text)),
    atBody,
  ),
];
