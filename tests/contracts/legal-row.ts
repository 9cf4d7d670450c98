/** One line of the tables of legal answers. */
import type { Change } from "./mutation.ts";
import type { MutationRow } from "./mutation-row.ts";

/** A name, the good record to begin with, and the changes that leave it good. */
export type LegalRow = readonly [name: string, of: MutationRow[1], ...changes: readonly Change[]];
