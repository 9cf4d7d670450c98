import { judge } from "../../contracts/judge/judge.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import type { ResponseNumbers } from "../workloads/report-line.ts";
import { config } from "./config.ts";
import { describeViolation } from "./describe-failure.ts";
import type { Exchange } from "./exchange.ts";
import { nameDeviations, reportDeviations } from "./known-deviations.ts";
import { contractViolations, responsesJudged } from "./metrics.ts";
import { reportFailure } from "./report-failure.ts";

/** Row value of a response that was not judged: none came, or judging is off. */
const notJudged = -1;

/**
 * Judges what a process exchanged, after it is over, so that no measured time contains it.
 *
 * @param startedAtMs start of the load, milliseconds since the epoch
 */
export function judgeExchanges(
  workflow: string,
  exchanges: readonly Exchange[],
  startedAtMs: number,
): ResponseNumbers {
  const numbers: number[] = [];
  let judged = 0;
  // By index: in k6 every step of an iterator is an object, and this is done for every response.
  for (let index = 0; index < exchanges.length; index += 1) {
    const exchange = exchanges[index];
    if (exchange === undefined) continue;
    const { operationId, sentAtMs, durationMs } = exchange;
    const { status } = exchange.response;
    const isJudged = config.judges && status !== 0;
    if (isJudged) judged += 1;
    numbers.push(
      operationIds.indexOf(operationId),
      sentAtMs - startedAtMs,
      status,
      Math.round(durationMs * 1000) / 1000,
      isJudged ? violationsOf(workflow, exchange, index + 1) : notJudged,
    );
  }
  if (judged > 0) responsesJudged.add(judged);
  reportDeviations();
  return numbers;
}

function violationsOf(workflow: string, exchange: Exchange, position: number): number {
  const { operationId } = exchange;
  const verdict = judge(operationId, exchange.request, exchange.response);
  if (verdict.violations.length === 0 && config.deviations !== "expected") return 0;
  const { violations } = nameDeviations(verdict, exchange);
  const open = violations.filter(({ deviation }) => deviation === null);
  const first = open[0];
  if (first !== undefined) {
    for (const { rule } of open) contractViolations.add(1, { name: operationId, rule });
    reportFailure(`${operationId} ${first.rule} ${first.pointer}`, () => ({
      kind: "contract",
      operationId,
      check: `${operationId}: keeps the contract`,
      failure: describeViolation(
        { brokerUrl: config.brokerUrl, workflow, position },
        exchange,
        violations,
      ),
    }));
  }
  return open.length;
}
