/** What a kind of mutation is: a named change of a good exchange, and the rule for where it fits. */
import type { Where } from "../../../contracts/judge/verdict.ts";
import type { Facts } from "../mutation.ts";
import type { Subject } from "./subject.ts";

export interface Place {
  readonly where: Where;
  readonly pointer: string;
}

/** One way to apply a kind to one exchange. */
export interface Mutation {
  /** The header (`/lower-case-name`), member (pointer) or status that is changed; freedoms go by it. */
  readonly place: string;
  /** A violation must point at one of these places, or below it; null where any place will do. */
  readonly expected: readonly Place[] | null;
  /** Made when needed: most ways are listed and not taken. */
  readonly facts: () => Facts;
}

export interface MutationKind {
  /** What is wrong, in words that tell it from each other kind. */
  readonly name: string;
  /** All ways to apply it; none where it does not fit. */
  readonly ways: (subject: Subject) => readonly Mutation[];
}

/** A kind that changes the exchange as a whole, in one way. */
export function wholeKind(
  name: string,
  fits: (subject: Subject) => boolean,
  change: (subject: Subject) => Facts,
  expected: Mutation["expected"] = null,
): MutationKind {
  return {
    name,
    ways: (subject) =>
      fits(subject) ? [{ place: "", expected, facts: () => change(subject) }] : [],
  };
}
