/** Changes of an OpenAPI document as plain data, for tests. */
import { readFile } from "node:fs/promises";

import { parse } from "yaml";

import type { Difference } from "../../runner/drift/difference.ts";
import { compareDocuments } from "../../runner/drift/compare-documents.ts";
import { parseDocument } from "../../runner/drift/parse-document.ts";

/** Data that a test may change. */
export type Draft = string | number | boolean | null | Draft[] | DraftObject;
export interface DraftObject {
  [member: string]: Draft;
}

/** A YAML file of the project as data. */
export async function readDraft(path: string): Promise<DraftObject> {
  return parse(
    await readFile(new URL(path, new URL("../../", import.meta.url)), "utf8"),
  ) as DraftObject;
}

/** A copy in which the value at a JSON pointer is another; `undefined` takes it out. */
export function changed(
  document: DraftObject,
  changes: Readonly<Record<string, Draft | undefined>>,
): DraftObject {
  const copy = structuredClone(document);
  for (const [pointer, value] of Object.entries(changes)) {
    const steps = pointer
      .slice(1)
      .split("/")
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop() ?? "";
    let parent = copy as Record<string, Draft | undefined>;
    for (const step of steps) {
      const inner = parent[step];
      if (typeof inner !== "object" || inner === null) throw new Error(`nothing at ${pointer}`);
      parent = inner as Record<string, Draft | undefined>;
    }
    if (value === undefined) delete parent[last];
    else parent[last] = structuredClone(value);
  }
  return copy;
}

/** What drift finds between the two. */
export function driftBetween(ours: DraftObject, theirs: DraftObject): readonly Difference[] {
  return compareDocuments(
    parseDocument(JSON.stringify(ours), "ours"),
    parseDocument(JSON.stringify(theirs), "theirs"),
  );
}

/** Differences as lines: kind, place, ours, theirs. */
export function lines(differences: readonly Difference[]): readonly string[] {
  return differences.map(
    ({ kind, place, ours, theirs }) => `${kind}: ${place}: ${ours} -> ${theirs}`,
  );
}
