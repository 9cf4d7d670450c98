/** One line of the table of broken exchanges. */
import type { Rule } from "../../contracts/judge/rules.ts";
import type { Where } from "../../contracts/judge/verdict.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { Change } from "./mutation.ts";

export type MutationRow = readonly [
  /** What is broken, as the subject of "seen: …". */
  name: string,
  /** The good record to begin with: its body is empty, full, or has something in it. */
  of: readonly [operationId: OperationId, status: number, body: "empty" | "full" | RegExp],
  change: Change,
  /** The first violation that the judge must find; it may find more. */
  expected: readonly [rule: Rule, where: Where, pointer: string],
];
