/** One line of k6's log, in its JSON form, as talk or as a line of our script. Pure. */
import { type ReportLine, reportLineMark } from "../../scenarios/workloads/report-line.ts";

export type K6Line =
  | { readonly kind: "report"; readonly line: ReportLine }
  | { readonly kind: "log"; readonly level: string; readonly message: string };

export function readK6Line(text: string): K6Line {
  const entry = parse(text);
  // A panic, or a complaint from before k6 has read `--log-format`.
  if (entry === null) return { kind: "log", level: "error", message: text };
  const message = typeof entry["msg"] === "string" ? entry["msg"] : text;
  if (entry["source"] === "console" && message.startsWith(reportLineMark)) {
    const line = parse(message);
    // Our own script of the same version wrote it: its types hold.
    if (line !== null) return { kind: "report", line: line as unknown as ReportLine };
  }
  const error = typeof entry["error"] === "string" ? `: ${entry["error"]}` : "";
  const level = typeof entry["level"] === "string" ? entry["level"] : "error";
  return { kind: "log", level, message: message + error };
}

function parse(text: string): Record<string, unknown> | null {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
