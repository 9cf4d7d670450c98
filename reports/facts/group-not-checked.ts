import type { NotChecked } from "../../contracts/result.ts";

/** What was not checked for one and the same reason. */
export interface NotCheckedGroup {
  readonly reason: string;
  readonly entries: readonly NotChecked[];
}

/** What was not checked, by reason, each reason where it came first. */
export function groupNotChecked(notChecked: readonly NotChecked[]): readonly NotCheckedGroup[] {
  const groups = new Map<string, NotChecked[]>();
  for (const entry of notChecked) {
    const group = groups.get(entry.reason);
    if (group === undefined) groups.set(entry.reason, [entry]);
    else group.push(entry);
  }
  return [...groups].map(([reason, entries]) => ({ reason, entries }));
}
