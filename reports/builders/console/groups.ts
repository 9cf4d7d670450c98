import type { Check, RunResult } from "../../../contracts/result.ts";
import { formatCounted, formatDuration } from "../../facts/format-quantities.ts";
import { nameWithOperation } from "../../facts/name-with-operation.ts";
import { groupChecks, type CheckGroup } from "../../facts/summarize-run.ts";
import { paint } from "./paint.ts";

/** One line a workflow or scenario; with `verbose` also one a check. */
export function renderGroups(
  result: RunResult,
  { color, verbose }: { readonly color: boolean; readonly verbose: boolean },
): readonly string[] {
  const groups = groupChecks(result.checks);
  const width = Math.max(0, ...groups.map(({ name }) => name.length));
  return groups.flatMap((group) => [
    renderGroup(group, width, color),
    ...(verbose ? group.checks.map((check) => renderCheck(check, color)) : []),
  ]);
}

function renderGroup(group: CheckGroup, width: number, color: boolean): string {
  const counts =
    formatCounted(group.checks.length, "check") +
    (group.failed > 0 ? `, ${group.failed} failed` : "");
  return `${renderStatus(group.failed === 0, color)}  ${group.phase.padEnd(8)}  ${group.name.padEnd(width)}  ${counts}`;
}

function renderCheck(check: Check, color: boolean): string {
  const claim = nameWithOperation(check);
  const facts = [
    ...(check.samples > 1 || check.failed > 0
      ? [`${check.samples - check.failed} of ${check.samples}`]
      : []),
    ...(check.durationMs === null ? [] : [formatDuration(check.durationMs)]),
  ];
  const tail = facts.length > 0 ? `  ${paint("quiet", facts.join(", "), color)}` : "";
  return `  ${renderStatus(check.status === "passed", color)}  ${claim}${tail}`;
}

function renderStatus(isPassed: boolean, color: boolean): string {
  return isPassed ? paint("good", "pass", color) : paint("bad", "FAIL", color);
}
