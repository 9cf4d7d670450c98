/** What of an exchange is a known deviation, where the run does not hold those against the target. */
import { deviations } from "../../contracts/generated/deviations.js";
import { exercisedDeviations } from "../../contracts/judge/exercised-deviations.ts";
import { excuseDeviations } from "../../contracts/judge/excuse-deviations.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { DeviationsLine } from "../workloads/report-line.ts";
import { config } from "./config.ts";
import type { Exchange } from "./exchange.ts";
import { knownDeviations } from "./metrics.ts";
import { writeLine } from "./write-line.ts";

/** Operations of which this VU has looked at an exchange: the others of a load are like the first. */
const lookedAt = new Set<OperationId>();

let shown: DeviationsLine["shown"][number][] = [];
let exercised: DeviationsLine["exercised"][number][] = [];

/** The verdict with known deviations named, as far as the run names them. */
export function nameDeviations(verdict: Verdict, exchange: Exchange): Verdict {
  const { operationId, request, response } = exchange;
  if (config.deviations === "none") return verdict;
  const named = excuseDeviations(verdict, request, response, {}, deviations);
  const seen = new Set<string>();
  for (const { deviation, message } of named.violations) {
    if (deviation === null || seen.has(deviation)) continue;
    seen.add(deviation);
    shown.push({ id: deviation, operationId, samples: 1, message });
    knownDeviations.add(1, { name: operationId, deviation });
  }
  if (config.deviations === "expected" && !lookedAt.has(operationId)) {
    lookedAt.add(operationId);
    for (const one of exercisedDeviations(named, request, response, {}, deviations)) {
      exercised.push({ operationId, ...one });
    }
  }
  return named;
}

/** Tells the runner what was named since the last call. */
export function reportDeviations(): void {
  if (config.writesLines && shown.length + exercised.length > 0) {
    writeLine({ brokerSuite: "deviations", shown, exercised });
  }
  shown = [];
  exercised = [];
}
