import type { FailureLine } from "../workloads/report-line.ts";
import { boundedExamples } from "./bounded-examples.ts";
import { writeLine } from "./write-line.ts";

// Of this VU: a run with a hundred VUs that all fail stays readable.
const examples = boundedExamples(2, 10);

/** Writes an example of a failure, as long as this VU has not written enough of its kind. */
export function reportFailure(
  kindOfIt: string,
  line: () => Omit<FailureLine, "brokerSuite">,
): void {
  if (examples.admits(kindOfIt)) writeLine({ brokerSuite: "failure", ...line() });
}
