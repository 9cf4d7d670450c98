/** Texts of resumable upload that do not fit their status or their request. */
import { withText } from "./edit.ts";
import type { Mutation, MutationKind } from "./mutation-kind.ts";
import type { Subject } from "./subject.ts";

const atText: Mutation["expected"] = [{ where: "body", pointer: "" }];

/** @param change null where the kind does not fit */
const text = (
  name: string,
  change: (text: string, subject: Subject) => string | null,
  expected = atText,
): MutationKind => ({
  name,
  ways: (subject) => {
    const { headers, operationId } = subject;
    const isOurs = operationId.startsWith("tus") && headers.get("content-type") === "text/plain";
    const changed = isOurs && subject.text ? change(subject.text, subject) : null;
    if (changed === null || changed === subject.text) return [];
    return [{ place: "", expected, facts: () => withText(subject, changed) }];
  },
});
const blaming = (name: string, header: string, other: string): MutationKind =>
  text(
    name,
    (_, { status, operationId, facts }) =>
      status === 400 &&
      operationId === "tusUploadCreate" &&
      !facts.request.headers.some(([known]) => `/${known.toLowerCase()}` === header)
        ? other
        : null,
    [
      { where: "request", pointer: header },
      { where: "body", pointer: "" },
    ],
  );

export const tusTextKinds: readonly MutationKind[] = [
  text("a problem object in place of a text", (_, { status }) => `{"status":${status}}`),
  text("the text of another status", (known) =>
    known.startsWith("File is currently")
      ? "The upload is locked"
      : "File is currently being updated. Please try again later",
  ),
  text("a text in another letter case", (known) => known.toUpperCase()),
  text("a text with a line break behind", (known) => `${known}\r\n`),
  text("a text without its first letter", (known) => known.slice(1)),
  text("an offset in a text that is the request's own", (known) =>
    known.replace(/^(Offset.*offset: )\d+(\. Request offset: (\d+))/, "$1$3$2"),
  ),
  text("an offset in a text that nobody sent", (known) =>
    known.replace(/(Request offset: )(\d+)/, "$11$2"),
  ),
  text("a version in a text that nobody sent", (known) =>
    known.replace(/^Tus version .* is not/, "Tus version 3.1.4 is not"),
  ),
  text("a type in a text that nobody sent", (known) =>
    known.replace(/^Content-Type .* is invalid/, "Content-Type a/b is invalid"),
  ),
  blaming(
    "a text that blames metadata that were good",
    "/upload-metadata",
    "Header Upload-Metadata: Duplicate keys are not allowed",
  ),
  text(
    "a text that blames a checksum that nobody sent",
    (_, { status, operationId, facts }) =>
      status === 400 &&
      operationId.endsWith("Patch") &&
      !facts.request.headers.some(([name]) => /^upload-checksum$/i.test(name))
        ? "Could not parse Upload-Checksum header"
        : null,
    [{ where: "request", pointer: "/upload-checksum" }],
  ),
];
