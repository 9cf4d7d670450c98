/** What two documents say differently, and what that means for those who rely on ours. */

/** In the order of their weight. `docs/drift.md` says what each means. */
export const differenceKinds = ["breaking", "widening", "cosmetic"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

export interface Difference {
  readonly kind: DifferenceKind;
  /** Where in our contract: an operation or a component, and the part of it. */
  readonly place: string;
  readonly ours: string;
  readonly theirs: string;
  /** Where a component is used, as far as the difference was met there; empty for a place of its own. */
  readonly usedBy: readonly string[];
}

/** Who writes what is described: the client (`request`) or the service (`response`). */
export type Side = "request" | "response";

/** Theirs allows more than ours: more to send, but more to be prepared for. */
export function looser(side: Side): DifferenceKind {
  return side === "request" ? "widening" : "breaking";
}

/** Theirs allows less than ours: what ours lets one send is refused, but less has to be expected. */
export function tighter(side: Side): DifferenceKind {
  return side === "request" ? "breaking" : "widening";
}

/** The kind of a difference that is looser, tighter or both. */
export function kindOf(side: Side, change: { looser: boolean; tighter: boolean }): DifferenceKind {
  if (change.looser && change.tighter) return "breaking";
  return change.looser ? looser(side) : tighter(side);
}

/** Gathers differences; one that is met again at the same place is one, with both uses. */
export class Differences {
  readonly #found = new Map<string, Difference & { readonly usedBy: string[] }>();

  add(difference: Omit<Difference, "usedBy">, usedBy: string | null = null): void {
    const { kind, place, ours, theirs } = difference;
    const key = JSON.stringify([kind, place, ours, theirs]);
    const known = this.#found.get(key) ?? { ...difference, usedBy: [] };
    if (usedBy !== null && !known.usedBy.includes(usedBy)) known.usedBy.push(usedBy);
    this.#found.set(key, known);
  }

  /** By weight, then in the order of our contract. */
  all(): readonly Difference[] {
    const rank = ({ kind }: Difference): number => differenceKinds.indexOf(kind);
    return [...this.#found.values()].sort((a, b) => rank(a) - rank(b));
  }
}
