import type { LoadSummary } from "../../../contracts/result.ts";
import { formatBytes, formatCount, formatObserved } from "../../facts/format-quantities.ts";
import { renderCommand } from "./command.ts";
import { html, type Markup } from "./markup.ts";

/** Accounts of the load, its thresholds, and the command that repeats it. */
export function renderLoad(load: LoadSummary): Markup {
  const { iterations, transfers, bytes, responses } = load;
  return html`<p class="lead">
      <strong>${load.scenario}</strong>, workload ${load.workload}: ${load.ratePerSecond} per second
      for ${load.durationSeconds} s.
    </p>
    <div class="accounts">
      ${account("Iterations", [
        ["started", iterations.started, "plain"],
        ["completed", iterations.completed, "plain"],
        ["failed", iterations.failed, "bad"],
        ["interrupted", iterations.interrupted, "bad"],
        ["dropped", iterations.dropped, "bad"],
      ])}
      ${account("Transfers", [
        ["initialized", transfers.initialized, "plain"],
        ["published", transfers.published, "plain"],
        ["lost", transfers.lost, "bad"],
        ["corrupt", transfers.corrupt, "bad"],
      ])}
      ${account("Responses", [
        ["judged", responses.judged, "plain"],
        ["in breach of the contract", responses.violating, "bad"],
      ])}
      <table>
        <caption>
          Bytes
        </caption>
        <tbody>
          <tr>
            <th scope="row">uploaded</th>
            <td class="number">${formatBytes(bytes.uploaded)}</td>
          </tr>
          <tr>
            <th scope="row">downloaded</th>
            <td class="number">${formatBytes(bytes.downloaded)}</td>
          </tr>
        </tbody>
      </table>
    </div>
    ${renderThresholds(load.thresholds)}
    ${renderCommand("Repeat this load by k6 alone", load.k6Command)}`;
}

/** A count of kind `bad` is marked as soon as it is not 0. */
type Count = readonly [name: string, count: number, kind: "plain" | "bad"];

function account(title: string, counts: readonly Count[]): Markup {
  return html`<table>
    <caption>
      ${title}
    </caption>
    <tbody>
      ${counts.map(([name, count, kind]) => {
        const isBad = kind === "bad" && count > 0;
        return html`<tr>
          <th scope="row">${name}</th>
          <td class="number ${isBad ? "bad" : "plain"}">
            ${isBad ? "✕ " : ""}${formatCount(count)}
          </td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

function renderThresholds(thresholds: LoadSummary["thresholds"]): Markup {
  if (thresholds.length === 0) return html`<p>No threshold was set.</p>`;
  return html`<div class="scroll" role="region" aria-label="Thresholds" tabindex="0">
    <table class="thresholds">
      <caption>
        Thresholds
      </caption>
      <thead>
        <tr>
          <th scope="col">result</th>
          <th scope="col">metric</th>
          <th scope="col">threshold</th>
          <th scope="col" class="number">observed</th>
        </tr>
      </thead>
      <tbody>
        ${thresholds.map(
          ({ metric, expression, passed, observed }) =>
            html`<tr>
              <td class="status ${passed ? "good" : "bad"}">${passed ? "✓ held" : "✕ crossed"}</td>
              <th scope="row">${metric}</th>
              <td><code>${expression}</code></td>
              <td class="number">${formatObserved(observed)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
