import type { Draft } from "./change-document.ts";

/** A change of the bakery, and what drift has to say of it. */
export interface DifferenceCase {
  readonly name: string;
  /** Changes of ours, by JSON pointer; undefined takes out. */
  readonly ours?: Readonly<Record<string, Draft | undefined>>;
  readonly theirs: Readonly<Record<string, Draft | undefined>>;
  /** `kind: place: ours -> theirs`. */
  readonly expected: readonly string[];
}
