/** Holds another document against our contract: everything that differs, and nothing else. */
import { compareNotes } from "./compare-notes.ts";
import { compareParameters, compareRequestBodies } from "./compare-requests.ts";
import { compareResponses } from "./compare-responses.ts";
import { SchemaComparison } from "./compare-schemas.ts";
import type { Comparison } from "./comparison.ts";
import { type Difference, Differences } from "./difference.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import type { Operation } from "./operation.ts";
import { readApi } from "./read-api.ts";
import { SchemaReader } from "./schema-reader.ts";
import { absent } from "./shown.ts";

/**
 * @returns the differences by weight, then in the order of our contract; `docs/drift.md` says what the kinds mean
 * @throws {SuiteError} REFERENCE_DANGLING
 */
export function compareDocuments(
  ours: OpenApiDocument,
  theirs: OpenApiDocument,
): readonly Difference[] {
  const [our, their] = [readApi(ours), readApi(theirs)];
  const found = new Differences();
  const comparison = new SchemaComparison(new SchemaReader(ours), new SchemaReader(theirs), found);
  compareNotes(our.notes, their.notes, { place: "document", usedBy: null }, found);
  compareServerRefusals(our.serverRefusals, their.serverRefusals, found);
  compareListed(our.operations, their.operations, found, (mine, other) =>
    compareOperations(mine, other, comparison),
  );
  // A document of 3.0 cannot say what the service sends.
  if (our.webhooks !== null && their.webhooks !== null) {
    compareListed(our.webhooks, their.webhooks, found, (mine, other) =>
      compareWebhooks(mine, other, comparison),
    );
  }
  return found.all();
}

function compareListed(
  ours: ReadonlyMap<string, Operation>,
  theirs: ReadonlyMap<string, Operation>,
  found: Differences,
  compare: (ours: Operation, theirs: Operation) => void,
): void {
  for (const [key, our] of ours) {
    const their = theirs.get(key);
    if (their !== undefined) compare(our, their);
    else if (!our.isHidden) {
      found.add({ kind: "breaking", place: our.name, ours: "there", theirs: absent });
    }
  }
  for (const [key, their] of theirs) {
    if (ours.has(key)) continue;
    found.add({ kind: "widening", place: their.address, ours: absent, theirs: "there" });
  }
}

function compareOperations(ours: Operation, theirs: Operation, comparison: Comparison): void {
  const { name } = ours;
  compareNotes(ours.notes, theirs.notes, { place: name, usedBy: null }, comparison.found);
  compareSecurity(ours, theirs, comparison.found);
  compareParameters(ours.parameters, theirs.parameters, "request", name, comparison);
  compareRequestBodies(ours.body, theirs.body, "request", name, comparison);
  compareResponses(ours.responses, theirs.responses, "response", name, comparison);
}

/** The service asks and the client answers: the sides are turned. */
function compareWebhooks(ours: Operation, theirs: Operation, comparison: Comparison): void {
  const { name } = ours;
  compareNotes(ours.notes, theirs.notes, { place: name, usedBy: null }, comparison.found);
  compareParameters(ours.parameters, theirs.parameters, "response", name, comparison);
  compareRequestBodies(ours.body, theirs.body, "response", name, comparison);
  compareResponses(ours.responses, theirs.responses, "request", name, comparison);
}

function compareSecurity(ours: Operation, theirs: Operation, found: Differences): void {
  const [our, their] = [ours.security, theirs.security].map((ways) => ways.join(" or "));
  if (our === their) return;
  // Whoever keeps one of our ways must be let in still.
  const isStillLetIn =
    theirs.security.length === 0 ||
    (ours.security.length > 0 && ours.security.every((way) => theirs.security.includes(way)));
  found.add({
    kind: isStillLetIn ? "widening" : "breaking",
    place: `${ours.name} security`,
    ours: our || "nobody is asked",
    theirs: their || "nobody is asked",
  });
}

/** Answers that the server gives before it knows the operation; an extension of ours. */
function compareServerRefusals(
  ours: readonly string[],
  theirs: readonly string[],
  found: Differences,
): void {
  for (const status of ours.filter((each) => !theirs.includes(each))) {
    found.add({
      kind: "breaking",
      place: `server refusals responses/${status}`,
      ours: "no body",
      theirs: absent,
    });
  }
}
