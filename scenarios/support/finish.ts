/** The end of a load: what k6 itself counted, and the summary. */
import exec from "k6/execution";

import { config } from "./config.ts";
import { iterationsInterrupted } from "./metrics.ts";
import { type SummaryData, summaryText } from "./summary-text.ts";

/** k6's own count of cut iterations; our counters must agree with it. */
export function countInterrupted(): void {
  iterationsInterrupted.add(exec.instance.iterationsInterrupted);
}

/** k6's summary, as a file for the runner or as a few lines for people. Without `setup_data` and options. */
export function summarize(data: SummaryData): Record<string, string> {
  const { metrics, root_group, state } = data;
  if (config.summaryFile === null) return { stdout: summaryText(data) };
  return { [config.summaryFile]: JSON.stringify({ metrics, root_group, state }), stdout: "" };
}
