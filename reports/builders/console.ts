import type { RunResult } from "../../contracts/result.ts";
import { formatCounted, formatDuration } from "../facts/format-quantities.ts";
import { showControlCharacters } from "../facts/show-control-characters.ts";
import { countTotals, nameOutcome, nameVersion } from "../facts/summarize-run.ts";
import { renderDeviations } from "./console/deviations.ts";
import { renderFailures } from "./console/failures.ts";
import { renderGroups } from "./console/groups.ts";
import { renderLoad } from "./console/load.ts";
import { renderNotChecked } from "./console/not-checked.ts";
import { paint } from "./console/paint.ts";

export interface ConsoleOptions {
  /** True: ANSI colours. They repeat what the words say. */
  readonly color: boolean;
  /**
   * True: every check, not only every workflow, and every failure.
   * @default false
   */
  readonly verbose?: boolean;
  /**
   * Paths of the written reports, shown in the last line.
   * @default []
   */
  readonly reportPaths?: readonly string[];
}

/**
 * The result for a terminal or a log: target first, one line a workflow or scenario, failures in full,
 * what was not checked, totals, and in the last line outcome, exit code and the reports.
 *
 * @returns lines ended by LF; no escape codes unless `color`
 */
export function renderConsole(received: RunResult, options: ConsoleOptions): string {
  const result = showControlCharacters(received);
  const { color, verbose = false, reportPaths = [] } = options;
  const sections = [
    [nameRun(result, color)],
    renderGroups(result, { color, verbose }),
    renderLoad(result.load, color),
    renderDeviations(received, { color, verbose }),
    renderNotChecked(result.notChecked, { color, verbose }),
    renderFailures(result, { color, limit: verbose ? Infinity : 10, reportPaths }),
    renderProblems(result, color),
    renderTotals(result, color, reportPaths),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function nameRun({ target }: RunResult, color: boolean): string {
  return `${paint("bold", target.name, color)}  ${target.brokerUrl}  ${nameVersion(target)}`;
}

function renderProblems({ problems }: RunResult, color: boolean): readonly string[] {
  return problems.flatMap(({ code, message, next }) => [
    `${paint("bad", "error:", color)} ${message}  [${code}]`,
    `  next      ${next}`,
  ]);
}

function renderTotals(
  result: RunResult,
  color: boolean,
  reportPaths: readonly string[],
): readonly string[] {
  const totals = countTotals(result);
  const facts = [
    formatCounted(totals.checks, "check"),
    `${totals.passed} passed`,
    `${totals.failed} failed`,
    `${totals.notChecked} not checked`,
    `${totals.statusesSeen} of ${totals.statusesDocumented} documented statuses seen`,
    formatDuration(totals.durationMs),
    `seed ${result.run.seed}`,
  ];
  const verdict = paint(
    result.outcome === "passed" ? "good" : "bad",
    `${nameOutcome(result.outcome)}, exit code ${result.exitCode}`,
    color,
  );
  return [facts.join(", "), [verdict, ...reportPaths].join("  ")];
}
