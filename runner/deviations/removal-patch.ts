/** The change that takes an entry out of a list of deviations. Pure. */
import { isMap, isSeq, parseDocument } from "yaml";

/** Lines around the change, so that it is found where the file has moved a little. */
const contextLines = 3;

/**
 * A unified diff for `git apply`, or null where the text has no such entry.
 *
 * @param file name as it stands in the diff, and its text
 */
export function removalPatch(
  file: { readonly name: string; readonly text: string },
  id: string,
): string | null {
  const range = linesOf(file.text, id);
  if (range === null) return null;
  const lines = file.text.split("\n");
  const { first, end, isOnly } = range;
  // A list without an entry is no list: YAML would read null.
  const added = isOnly ? [`${lines[first - 1]?.replace(/:\s*$/, "") ?? "deviations"}: []`] : [];
  const start = isOnly ? first - 1 : first;
  const before = lines.slice(Math.max(0, start - contextLines), start);
  const removed = lines.slice(start, end);
  const after = lines.slice(end, end + contextLines);
  if (end + after.length === lines.length && after.at(-1) === "") after.pop();
  const from = start - before.length + 1;
  const context = before.length + after.length;
  return [
    `--- a/${file.name}`,
    `+++ b/${file.name}`,
    `@@ -${from},${context + removed.length} +${from},${context + added.length} @@`,
    ...before.map((line) => ` ${line}`),
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    ...after.map((line) => ` ${line}`),
    "",
  ].join("\n");
}

interface EntryLines {
  /** Index of its first line. */
  readonly first: number;
  /** Index of the line after its last. */
  readonly end: number;
  readonly isOnly: boolean;
}

/** From its dash to its last line: a comment after that belongs to the next one. */
function linesOf(text: string, id: string): EntryLines | null {
  const document = parseDocument(text);
  const list = document.get("deviations");
  if (!isSeq(list) || list.flow === true) return null;
  const index = list.items.findIndex((item) => isMap(item) && item.get("id") === id);
  const item = list.items[index];
  if (!isMap(item) || !item.range) return null;
  const first = lineAt(text, item.range[0]);
  const lines = text.slice(item.range[0], item.range[1]).trimEnd().split("\n");
  return { first, end: first + lines.length, isOnly: list.items.length === 1 };
}

/** From 0. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length - 1;
}
