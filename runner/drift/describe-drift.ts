/** Differences as a table for people, and as one JSON document. */
import { differenceKinds } from "./difference.ts";
import type { JudgedDifference, SortedDifferences } from "./known-differences.ts";
import { objectOf, textOf } from "./json-value.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** The document's own words about itself. */
export function documentTitle({ root, label }: OpenApiDocument): string {
  const info = objectOf(root["info"]);
  return `${label}: ${textOf(info["title"])} ${textOf(info["version"])}, OpenAPI ${textOf(root["openapi"])}`;
}

/** `{"differences":[{kind, place, ours, theirs, known, usedBy, reason?}], "unusedKnown":[…], "theirs":{…}}`, one line. */
export function driftJson(
  { differences, unused }: SortedDifferences,
  theirs: OpenApiDocument,
): string {
  const info = objectOf(theirs.root["info"]);
  return `${JSON.stringify({
    differences: differences.map(({ knownBy, ...difference }) => ({
      ...difference,
      known: knownBy !== null,
      ...(knownBy === null ? {} : { reason: knownBy.reason }),
    })),
    unusedKnown: unused.map(({ place, kind }) => ({ place, kind })),
    theirs: {
      source: theirs.label,
      openapi: theirs.root["openapi"],
      title: info["title"] ?? null,
      version: info["version"] ?? null,
    },
  })}\n`;
}

/** Counts, in one line for each kind that was found. */
export function countsText({ differences }: SortedDifferences): string {
  if (differences.length === 0) return "no differences\n";
  const lines = differenceKinds.flatMap((kind) => {
    const all = differences.filter((each) => each.kind === kind);
    const unlisted = all.filter(({ knownBy }) => knownBy === null).length;
    return all.length === 0 ? [] : [`${all.length} ${kind} (${unlisted} not known)`];
  });
  return `differences: ${lines.join(", ")}\n`;
}

/** Entries of the file that nothing speaks for any more. */
export function unusedText({ differences, unused }: SortedDifferences): string {
  if (unused.length === 0) return "";
  if (differences.length === 0) return `none of the ${unused.length} known differences shows\n`;
  return unused
    .map(({ kind, place }) => `known, and not found any more: ${kind}  ${place}\n`)
    .join("");
}

const width = { kind: 9, place: 60, value: 34, line: 120 };

/** So many uses of a component say enough; JSON has them all. */
const shownUses = 6;

/**
 * A row for each difference. Those that are alike but for the operation or component are one row (`*`), with their
 * names below.
 */
export function driftTable(differences: readonly JudgedDifference[]): string {
  if (differences.length === 0) return "";
  const groups = new Map<string, JudgedDifference[]>();
  for (const difference of differences) {
    const { kind, ours, theirs, knownBy } = difference;
    const { part } = splitPlace(difference);
    // Without a part it is the operation itself that is there or not.
    const key = JSON.stringify([kind, part || difference.place, ours, theirs, knownBy?.reason]);
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [row("kind", "place", "ours", "theirs"), ...[...groups.values()].map(groupText)].join("");
}

function groupText(group: readonly JudgedDifference[]): string {
  const [first] = group;
  if (first === undefined) return "";
  const { kind, place, ours, theirs, knownBy } = first;
  const known = knownBy === null ? "" : names("known:", knownBy.reason.split(" "));
  if (group.length === 1) return row(kind, place, ours, theirs) + uses(first.usedBy) + known;
  const all = group.map((each) => splitPlace(each).name);
  return row(kind, `* ${splitPlace(first).part}`, ours, theirs) + names("in", listed(all)) + known;
}

function uses(usedBy: readonly string[]): string {
  if (usedBy.length === 0) return "";
  const more = usedBy.length - shownUses;
  const rest = more > 0 ? [`and ${more} more`] : [];
  return names("used by", [...listed(usedBy.slice(0, shownUses)), ...rest]);
}

function splitPlace({ place }: JudgedDifference): { readonly name: string; readonly part: string } {
  const [name = "", ...part] = place.split(" ");
  return { name, part: part.join(" ") };
}

/** A place that is too long for its column has the values on the next line. */
function row(kind: string, place: string, ours: string, theirs: string): string {
  const start = `${kind.padEnd(width.kind)} `;
  const values = `${cut(ours).padEnd(width.value)} ${cut(theirs)}`.trimEnd();
  return place.length <= width.place
    ? `${start}${place.padEnd(width.place)} ${values}\n`
    : `${start}${place}\n${" ".repeat(width.kind + width.place + 2)}${values}\n`;
}

function listed(all: readonly string[]): readonly string[] {
  return all.map((name, index) => (index === all.length - 1 ? name : `${name},`));
}

/** Names in lines of readable length, below the place. */
function names(word: string, all: readonly string[]): string {
  const indent = " ".repeat(width.kind + 1);
  const lines: string[] = [];
  let line = `${indent}${word}`;
  for (const name of all) {
    if (line.length + 1 + name.length > width.line) {
      lines.push(line);
      line = `${indent}  `;
    }
    line += ` ${name}`;
  }
  return [...lines, line].map((each) => `${each}\n`).join("");
}

function cut(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, " ");
  return oneLine.length <= width.value ? oneLine : `${oneLine.slice(0, width.value - 1)}…`;
}
