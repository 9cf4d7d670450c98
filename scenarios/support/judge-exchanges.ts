import { deviations } from "../../contracts/generated/deviations.js";
import { judge } from "../../contracts/judge/judge.ts";
import { excuseSequence } from "../../contracts/judge/sequence/excuse-sequence.ts";
import { observe } from "../../contracts/judge/sequence/observe.ts";
import { type Sequence, startSequence } from "../../contracts/judge/sequence/sequence.ts";
import type { Verdict } from "../../contracts/judge/verdict.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { actors } from "../../targets/actors.ts";
import type { ResponseNumbers } from "../workloads/report-line.ts";
import { config } from "./config.ts";
import { describeViolation } from "./describe-failure.ts";
import type { Exchange } from "./exchange.ts";
import { nameDeviations, reportDeviations } from "./known-deviations.ts";
import { contractViolations, responsesJudged } from "./metrics.ts";
import { reportFailure } from "./report-failure.ts";

/** Row value of a response that was not judged: none came, or judging is off. */
const notJudged = -1;

/** Organisations by what stands for a token in an exchange. */
const organizations: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(actors).map(({ name, organization }) => [`Bearer <${name}>`, organization]),
);

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
  // The transfer of a process is known to its actors alone.
  const sequence = startSequence({ isAlone: true });
  let judged = 0;
  // By index: in k6 every step of an iterator is an object, and this is done for every response.
  for (let index = 0; index < exchanges.length; index += 1) {
    const exchange = exchanges[index];
    if (exchange === undefined) continue;
    const { operationId, sentAtMs, durationMs } = exchange;
    const { status } = exchange.response;
    const isJudged = config.judges && status !== 0;
    if (isJudged) judged += 1;
    // Whatever a request did that got no answer must not surprise those that follow.
    else if (config.judges) observe(sequence, exchange);
    numbers.push(
      operationIds.indexOf(operationId),
      sentAtMs - startedAtMs,
      status,
      Math.round(durationMs * 1000) / 1000,
      isJudged ? violationsOf(workflow, exchange, index + 1, sequence) : notJudged,
    );
  }
  if (judged > 0) responsesJudged.add(judged);
  reportDeviations();
  return numbers;
}

function violationsOf(
  workflow: string,
  exchange: Exchange,
  position: number,
  sequence: Sequence,
): number {
  const { operationId } = exchange;
  const verdict = verdictOf(exchange, sequence);
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

/** Of the exchange by itself, and of what it shows together with those before it. */
function verdictOf({ operationId, request, response }: Exchange, sequence: Sequence): Verdict {
  const verdict = judge(operationId, request, response);
  const organization = organizations[request.headers["Authorization"] ?? ""] ?? null;
  const findings = observe(sequence, { operationId, request, response, organization });
  if (findings.length === 0) return verdict;
  const inSequence = excuseSequence(findings, config.deviations === "none" ? [] : deviations);
  return { ...verdict, violations: [...verdict.violations, ...inSequence] };
}
