/** Differences that are known, each with its reason. */
import { readFile } from "node:fs/promises";

import { parseDocument } from "yaml";

import { SuiteError } from "../../targets/suite-error.ts";
import { type Difference, type DifferenceKind, differenceKinds } from "./difference.ts";
import { isObject, listOf, type JsonValue } from "./json-value.ts";

export interface KnownDifference {
  /** As drift prints it; `*` stands for characters without a blank, `**` for any. */
  readonly place: string;
  readonly kind: DifferenceKind;
  /** What the documents must say for it; patterns like the place. Absent: whatever they say. */
  readonly ours: string | null;
  readonly theirs: string | null;
  readonly reason: string;
  /** Where it was seen. */
  readonly source: string;
}

export interface JudgedDifference extends Difference {
  /** The entry that knows it. */
  readonly knownBy: KnownDifference | null;
}

export interface SortedDifferences {
  readonly differences: readonly JudgedDifference[];
  /** Entries that know nothing of what was found. */
  readonly unused: readonly KnownDifference[];
}

/** Finds for each difference the first entry that knows it. */
export function sortKnown(
  differences: readonly Difference[],
  entries: readonly KnownDifference[],
): SortedDifferences {
  const matchers = entries.map((entry) => ({ entry, matches: matcherOf(entry) }));
  const judged = differences.map((difference) => ({
    ...difference,
    knownBy: matchers.find(({ matches }) => matches(difference))?.entry ?? null,
  }));
  const unused = matchers.filter(({ matches }) => !differences.some(matches));
  return { differences: judged, unused: unused.map(({ entry }) => entry) };
}

function matcherOf(entry: KnownDifference): (difference: Difference) => boolean {
  const [place, ours, theirs] = [entry.place, entry.ours ?? "**", entry.theirs ?? "**"].map(
    patternOf,
  );
  return (difference) =>
    difference.kind === entry.kind &&
    place?.test(difference.place) === true &&
    ours?.test(difference.ours) === true &&
    theirs?.test(difference.theirs) === true;
}

function patternOf(wildcard: string): RegExp {
  const source = wildcard
    .split(/(\*\*?)/)
    .map((part) =>
      part === "**" ? ".*" : part === "*" ? "\\S*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"),
    );
  return new RegExp(`^${source.join("")}$`, "s");
}

/**
 * The entries of a YAML or JSON file: `differences: [{place, kind, reason, source, ours?, theirs?}]`. One with a
 * list of places is one for each of them.
 *
 * @throws {SuiteError} KNOWN_DIFFERENCES_INVALID
 */
export async function readKnownDifferences(path: string): Promise<readonly KnownDifference[]> {
  let data: JsonValue;
  try {
    const document = parseDocument(await readFile(path, "utf8"));
    const problem = document.errors[0];
    if (problem !== undefined) throw problem;
    data = document.toJS() as JsonValue;
  } catch (cause) {
    const [line = ""] = (cause as Error).message.split("\n");
    throw invalid(path, line, cause);
  }
  const entries = isObject(data) ? data["differences"] : undefined;
  if (!Array.isArray(entries)) throw invalid(path, "`differences` is no list");
  return (entries as readonly JsonValue[]).flatMap((entry, index) => entriesOf(entry, index, path));
}

const members = ["place", "kind", "ours", "theirs", "reason", "source"];

function entriesOf(value: JsonValue, index: number, path: string): readonly KnownDifference[] {
  const fail = (problem: string): SuiteError => invalid(path, `entry ${index + 1}: ${problem}`);
  if (!isObject(value)) throw fail("it is no object");
  const unknown = Object.keys(value).find((member) => !members.includes(member));
  if (unknown !== undefined) throw fail(`\`${unknown}\` is none of ${members.join(", ")}`);
  const text = (member: string, given = value[member]): string => {
    if (typeof given !== "string" || given.trim() === "") throw fail(`\`${member}\` is no text`);
    return given;
  };
  const kind = differenceKinds.find((each) => each === value["kind"]);
  if (kind === undefined) throw fail(`\`kind\` is none of ${differenceKinds.join(", ")}`);
  const places = Array.isArray(value["place"]) ? listOf(value["place"]) : [value["place"]];
  return places.map((place) => ({
    place: text("place", place),
    kind,
    ours: value["ours"] === undefined ? null : text("ours"),
    theirs: value["theirs"] === undefined ? null : text("theirs"),
    reason: text("reason"),
    source: text("source"),
  }));
}

function invalid(path: string, problem: string, cause?: unknown): SuiteError {
  return new SuiteError({
    code: "KNOWN_DIFFERENCES_INVALID",
    exitCode: 2,
    message: `the known differences of ${path} cannot be used: ${problem}`,
    next: "write them as contracts/known-differences.yaml does; docs/drift.md says what the members mean",
    cause,
  });
}
