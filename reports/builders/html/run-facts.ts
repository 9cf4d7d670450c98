import type { RunResult } from "../../../contracts/result.ts";
import { formatBytes } from "../../facts/format-quantities.ts";
import { nameVersion } from "../../facts/summarize-run.ts";
import { html, type Markup } from "./markup.ts";

/** What it takes to repeat the run, and on what it ran. */
export function renderRunFacts({ run, target, suite, tools, machine }: RunResult): Markup {
  const facts: readonly (readonly [string, string])[] = [
    ["run", run.id],
    ["command", `broker-suite ${run.command}`],
    ["seed", String(run.seed)],
    ["started", run.startedAt],
    ["ended", run.endedAt],
    ["target", `${target.name}, ${nameVersion(target)}`],
    ["broker", target.brokerUrl],
    ["platform", target.platformUrl],
    ["suite", suite.version],
    ["contract (sha256)", suite.contractDigest],
    ["Node", tools.node],
    ["newman", tools.newman ?? "not used"],
    ["k6", tools.k6 ?? "not used"],
    [
      "machine",
      `${machine.os}, ${machine.cpus} cores, ${formatBytes(machine.memoryBytes)} of memory`,
    ],
  ];
  return html`<dl class="facts run">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
