import type { NotChecked } from "../../../contracts/result.ts";
import { groupNotChecked } from "../../facts/group-not-checked.ts";
import { nameWithOperation } from "../../facts/name-with-operation.ts";
import { paint } from "./paint.ts";

/** What was not checked, by reason: what did not run did not pass. */
export function renderNotChecked(
  notChecked: readonly NotChecked[],
  color: boolean,
): readonly string[] {
  if (notChecked.length === 0) return [];
  const groups = groupNotChecked(notChecked).flatMap(({ reason, entries }) => [
    `  ${reason}`,
    ...entries.map((entry) => `    ${nameWithOperation(entry)}`),
  ]);
  return [`${paint("bold", "not checked", color)} (${notChecked.length})`, ...groups];
}
