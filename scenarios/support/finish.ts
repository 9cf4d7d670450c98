/** The end of a load: the summary. */
import { config } from "./config.ts";
import { type SummaryData, summaryText } from "./summary-text.ts";

/** k6's summary, as a file for the runner or as a few lines for people. Without `setup_data` and options. */
export function summarize(data: SummaryData): Record<string, string> {
  const { metrics, root_group, state } = data;
  if (config.summaryFile === null) return { stdout: summaryText(data) };
  return { [config.summaryFile]: JSON.stringify({ metrics, root_group, state }), stdout: "" };
}
