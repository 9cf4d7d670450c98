import type { RunResult } from "../../../contracts/result.ts";
import { formatCount, formatCounted, formatDuration } from "../../facts/format-quantities.ts";
import { countTotals, nameVersion } from "../../facts/summarize-run.ts";
import { html, nothing, type Markup } from "./markup.ts";

/** The banner: outcome in words, target, the few numbers that matter, and why a run could not judge. */
export function renderVerdict(result: RunResult): Markup {
  const { target, run, outcome, exitCode, problems } = result;
  const totals = countTotals(result);
  return html`<section class="verdict ${outcome}" aria-labelledby="verdict-title">
    <p class="mark" aria-hidden="true">${marks[outcome]}</p>
    <div class="verdict-words">
      <h1 id="verdict-title">${headline(result)}</h1>
      <p class="target">
        <strong>${target.name}</strong> <span>${target.brokerUrl}</span>
        <span>${nameVersion(target)}</span>
      </p>
      <p class="when">
        <time datetime="${run.startedAt}">${run.startedAt.slice(0, 16).replace("T", " ")} UTC</time
        >, ${formatDuration(totals.durationMs)}, seed ${run.seed}, exit code ${exitCode}
      </p>
    </div>
    <dl class="figures">
      ${figure("checks passed", `${formatCount(totals.passed)} of ${formatCount(totals.checks)}`)}
      ${figure("statuses seen", `${formatCount(totals.statusesSeen)} of ${formatCount(totals.statusesDocumented)}`)}
      ${result.load === null ? nothing : figure("transfers published", `${formatCount(result.load.transfers.published)} of ${formatCount(result.load.iterations.started)}`)}
      ${figure("not checked", formatCount(totals.notChecked))}
    </dl>
    ${
      problems.length === 0
        ? nothing
        : html`<ul class="problems">
            ${problems.map((problem) => html`<li><strong>${problem.message}</strong> <code>${problem.code}</code><br />Next: ${problem.next}</li>`)}
          </ul>`
    }
  </section>`;
}

/** A picture of the outcome; the heading beside it says it in words. */
const marks: Readonly<Record<RunResult["outcome"], string>> = {
  passed: "✓",
  failed: "✕",
  notJudged: "?",
  interrupted: "‖",
};

function headline(result: RunResult): string {
  const { failed, passed } = countTotals(result);
  switch (result.outcome) {
    case "passed":
      return `Passed: ${passed === 1 ? "the one check" : `all ${formatCount(passed)} checks`} held`;
    case "failed":
      return `Failed: ${formatCounted(failed, "check")} did not hold`;
    case "notJudged":
      return failed > 0
        ? `Not judged to the end; ${formatCounted(failed, "check")} did not hold`
        : "Not judged: the run could not tell";
    case "interrupted":
      return `Interrupted after ${formatCounted(failed + passed, "check")}${failed > 0 ? `, ${formatCount(failed)} failed` : ""}`;
    default:
      return result.outcome satisfies never;
  }
}

function figure(label: string, value: string): Markup {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
