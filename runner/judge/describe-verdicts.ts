/** Verdicts in words and as lines for machines. */
import type { Violation } from "../../contracts/judge/verdict.ts";
import type { JudgedExchange } from "./judge-entries.ts";

/** How many exchanges came out how; together they are all that were read. */
export interface JudgeCounts {
  readonly kept: number;
  readonly broken: number;
  /** Only known deviations. */
  readonly excused: number;
  /** Without a response, or not the API's business. */
  readonly notJudged: number;
  /** Judged, except for a part that the source does not contain. */
  readonly partly: number;
  /** Deviation id -> exchanges. */
  readonly deviations: Readonly<Record<string, number>>;
}

export function countVerdicts(judged: readonly JudgedExchange[]): JudgeCounts {
  const deviations: Record<string, number> = {};
  let [kept, broken, excused, notJudged, partly] = [0, 0, 0, 0, 0];
  for (const { verdict } of judged) {
    if (verdict === null) notJudged += 1;
    else if (verdict.violations.length === 0) kept += 1;
    else if (verdict.violations.some(isOpen)) broken += 1;
    else excused += 1;
    if (verdict !== null && verdict.notJudged.length > 0) partly += 1;
    for (const id of new Set(verdict?.violations.map((violation) => violation.deviation))) {
      if (id !== null) deviations[id] = (deviations[id] ?? 0) + 1;
    }
  }
  return { kept, broken, excused, notJudged, partly, deviations };
}

/** One line of JSON for each exchange. */
export function verdictLine({ file, index, verdict }: JudgedExchange): string {
  const operationId = verdict?.operationId ?? null;
  return JSON.stringify({ file, index, operationId, violations: verdict?.violations ?? [] });
}

/** The exchange with its violations in words; empty when it has none. */
export function verdictText({ file, index, exchange, verdict }: JudgedExchange): string {
  if (verdict === null || verdict.violations.length === 0) return "";
  const { request, response } = exchange;
  const path = request.path.length > 120 ? `${request.path.slice(0, 119)}…` : request.path;
  const head = `${file}#${index}  ${verdict.operationId ?? "none"}  ${request.method} ${path} → ${response.status}\n`;
  return head + verdict.violations.map(violationText).join("");
}

function violationText(violation: Violation): string {
  const { rule, where, pointer, contract, message, deviation } = violation;
  const place = pointer === "" ? where : `${where} ${pointer}`;
  const excuse = deviation === null ? "" : `    excused   known deviation ${deviation}\n`;
  return `  ${rule}  at ${place}\n    ${message}\n    promised  contracts/broker.openapi.yaml#${contract}\n${excuse}`;
}

/** The summary of all that was read, as one line. */
export function countsText(counts: JudgeCounts): string {
  const judged = counts.kept + counts.broken + counts.excused;
  const ids = Object.entries(counts.deviations)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, count]) => `${id} × ${count}`);
  const parts = [
    `${counts.kept} keep the contract`,
    `${counts.broken} break it`,
    `${counts.excused} only by known deviations${ids.length === 0 ? "" : ` (${ids.join(", ")})`}`,
  ];
  const partly = counts.partly === 0 ? "" : `; of ${counts.partly} a part was not in the source`;
  return `judged ${judged} exchanges: ${parts.join(", ")}${partly}; not judged ${counts.notJudged} (no response, or not of the API)\n`;
}

function isOpen(violation: Violation): boolean {
  return violation.deviation === null;
}
