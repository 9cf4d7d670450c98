/** Answers by status. */
import { compareMedia, mediaTypesOf } from "./compare-media.ts";
import { compareNotes } from "./compare-notes.ts";
import { compareRequired, presence } from "./compare-presence.ts";
import type { Comparison } from "./comparison.ts";
import { looser, type Side, tighter } from "./difference.ts";
import type { Header, Response } from "./operation.ts";
import { absent } from "./shown.ts";

type Responses = ReadonlyMap<string, Response>;

export function compareResponses(
  ours: Responses,
  theirs: Responses,
  side: Side,
  operation: string,
  comparison: Comparison,
): void {
  const met = new Set<string>();
  for (const [status, our] of ours) {
    const place = `${operation} responses/${status}`;
    const found = counterpart(status, theirs);
    if (found === null) {
      comparison.found.add({ kind: "breaking", place, ours: bodyOf(our), theirs: absent });
      continue;
    }
    met.add(found.status);
    compareNotes(our.notes, found.response.notes, { place, usedBy: null }, comparison.found);
    compareContents(our, found.response, side, place, comparison);
    const [ourStated, theirStated] = [our.stated, found.response.stated];
    if (ourStated !== null && theirStated !== null) {
      compareContents(ourStated, theirStated, side, place, comparison);
    }
  }
  for (const [status, their] of theirs) {
    if (met.has(status)) continue;
    // RFC 9110, section 15: a client takes an unknown 4xx for 400 and an unknown 5xx for 500; an unknown
    // success is another course of things.
    const isError = /^(?:[45]|DEFAULT)/.test(status);
    comparison.found.add({
      kind: isError ? "widening" : "breaking",
      place: `${operation} responses/${status}`,
      ours: absent,
      theirs: bodyOf(their),
    });
  }
}

/** The status itself, its range, or what holds for all others. */
function counterpart(
  status: string,
  responses: Responses,
): { readonly status: string; readonly response: Response } | null {
  for (const candidate of [status, `${status[0] ?? ""}XX`, "DEFAULT"]) {
    const response = responses.get(candidate);
    if (response !== undefined) return { status: candidate, response };
  }
  return null;
}

type Contents = NonNullable<Response["stated"]>;

function compareContents(
  ours: Contents,
  theirs: Contents,
  side: Side,
  place: string,
  comparison: Comparison,
): void {
  compareHeaders(ours.headers, theirs.headers, side, place, comparison);
  compareBodies(ours, theirs, side, place, comparison);
}

function compareBodies(
  ours: Contents,
  theirs: Contents,
  side: Side,
  place: string,
  comparison: Comparison,
): void {
  const ourBody = ours.media.length > 0;
  if (ourBody !== theirs.media.length > 0) {
    comparison.found.add({
      kind: "breaking",
      place: `${place} body`,
      ours: bodyOf(ours),
      theirs: bodyOf(theirs),
    });
    return;
  }
  if (ours.mayBeEmpty !== theirs.mayBeEmpty) {
    comparison.found.add({
      kind: ours.mayBeEmpty ? tighter(side) : looser(side),
      place: `${place} empty body`,
      ours: ours.mayBeEmpty ? "possible" : absent,
      theirs: theirs.mayBeEmpty ? "possible" : absent,
    });
  }
  compareMedia(ours.media, theirs.media, side, place, comparison);
}

function bodyOf({ media, mayBeEmpty }: Contents): string {
  if (media.length === 0) return "no body";
  return `${mayBeEmpty ? "no body or " : ""}${mediaTypesOf(media)}`;
}

function compareHeaders(
  ours: ReadonlyMap<string, Header>,
  theirs: ReadonlyMap<string, Header>,
  side: Side,
  response: string,
  comparison: Comparison,
): void {
  for (const [key, our] of ours) {
    const place = `${response} headers/${our.name}`;
    const their = theirs.get(key);
    if (their === undefined) {
      comparison.found.add({ kind: "breaking", place, ours: presence(our), theirs: absent });
      continue;
    }
    compareRequired(our, their, { place, side, usedBy: null }, comparison.found);
    compareNotes(our.notes, their.notes, { place, usedBy: null }, comparison.found);
    comparison.compare(our.schema, their.schema, { side, place, usedBy: null });
  }
  for (const [key, their] of theirs) {
    if (ours.has(key)) continue;
    comparison.found.add({
      kind: "widening",
      place: `${response} headers/${their.name}`,
      ours: absent,
      theirs: presence(their),
    });
  }
}
