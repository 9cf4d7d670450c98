import type { NotChecked } from "../../../contracts/result.ts";
import { groupNotChecked } from "../../facts/group-not-checked.ts";
import { nameWithOperation } from "../../facts/name-with-operation.ts";
import { paint } from "./paint.ts";

/** How many names stand under one reason, unless all are asked for. */
const shownPerReason = 8;

/** What was not checked, by reason: what did not run did not pass. */
export function renderNotChecked(
  notChecked: readonly NotChecked[],
  options: { readonly color: boolean; readonly verbose: boolean },
): readonly string[] {
  const { color, verbose } = options;
  if (notChecked.length === 0) return [];
  const groups = groupNotChecked(notChecked).flatMap(({ reason, entries }) => {
    const shown = verbose ? entries : entries.slice(0, shownPerReason);
    const hidden = entries.length - shown.length;
    return [
      `  ${reason}`,
      ...shown.map((entry) => `    ${nameWithOperation(entry)}`),
      ...(hidden === 0
        ? []
        : [`    and ${hidden} more, all of them with --verbose and in the reports`]),
    ];
  });
  return [`${paint("bold", "not checked", color)} (${notChecked.length})`, ...groups];
}
