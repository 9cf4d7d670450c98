import type { ReportLine } from "../workloads/report-line.ts";

// A token echoed by a target must not reach a log.
const jwtPattern = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

/** Writes one line for the runner. Failures are written without being asked for: people read them too. */
export function writeLine(line: ReportLine): void {
  if (line.brokerSuite === "iteration" || line.brokerSuite === "setup") {
    console.log(JSON.stringify(line));
  } else {
    console.error(JSON.stringify(line).replace(jwtPattern, "$TOKEN"));
  }
}
