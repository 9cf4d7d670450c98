import exec from "k6/execution";

import { SuiteError } from "../../targets/suite-error.ts";
import { countHeldClaims } from "./claim.ts";
import { config } from "./config.ts";
import { describeError } from "./describe-failure.ts";
import { judgeExchanges } from "./judge-exchanges.ts";
import {
  endToEnd,
  transfersLost,
  workflowBegun,
  workflowCompleted,
  workflowFailed,
} from "./metrics.ts";
import { beginProcess, type Process } from "./process.ts";
import { reportFailure } from "./report-failure.ts";
import { takeExchanges } from "./send.ts";
import { StepFailed } from "./step-failed.ts";
import { writeLine } from "./write-line.ts";

/** What `setup()` hands to every iteration: ids, no secrets, for k6 puts it into every summary. */
export interface Prepared {
  readonly resourceId: string;
}

let loadStartedAtMs: number | undefined;

/**
 * Makes a process an iteration of k6 that is always accounted for.
 *
 * k6 only logs what an iteration throws and calls it complete. Here it is counted as failed; what was
 * begun and neither completed nor failed was interrupted. Judging comes when the process is over.
 */
export function workflow(name: string, steps: () => void): (prepared: Prepared) => void {
  return (prepared) => {
    workflowBegun.add(1);
    loadStartedAtMs ??= exec.scenario.startTime;
    takeExchanges();
    const process = beginProcess(prepared.resourceId);
    let failure: { readonly error: unknown } | null = null;
    try {
      steps();
      process.endToEndMs = process.stopwatch.elapsedMs();
    } catch (error) {
      failure = { error };
    }
    const exchanges = takeExchanges();
    countHeldClaims();
    if (failure !== null) {
      if (isLost(process, failure.error)) transfersLost.add(1);
      reportError(name, exchanges.length, failure.error);
    }
    const responses = judgeExchanges(name, exchanges, loadStartedAtMs);
    if (config.writesLines) {
      writeLine({
        brokerSuite: "iteration",
        atMs: process.startedAtMs - loadStartedAtMs,
        outcome: failure === null ? "completed" : "failed",
        timeToPublishedMs: process.timeToPublishedMs,
        endToEndMs: process.endToEndMs,
        responses,
      });
    }
    // Last of all: an iteration that k6 cuts while it judges is interrupted, and counted so by both.
    if (failure === null) {
      endToEnd.add(process.endToEndMs ?? 0);
      workflowCompleted.add(1);
    } else {
      workflowFailed.add(1);
    }
  };
}

/** The broker took the bytes, and then did not publish them in time or does not know them any more. */
function isLost({ transfer }: Process, error: unknown): boolean {
  if (transfer === null || transfer.stage === "initialized") return false;
  return (
    transfer.isOverdue || (error instanceof StepFailed && error.exchange.response.status === 404)
  );
}

function reportError(name: string, position: number, error: unknown): void {
  const whereabouts = { brokerUrl: config.brokerUrl, workflow: name, position };
  if (error instanceof StepFailed) {
    const check = `${error.operationId}: ${error.claim}`;
    const { operationId } = error;
    reportFailure(check, () => ({
      kind: "assertion",
      operationId,
      check,
      failure: describeError(whereabouts, error),
    }));
    return;
  }
  const check = error instanceof SuiteError ? error.code : "the script itself";
  reportFailure(check, () => ({
    kind: "unexpected",
    operationId: null,
    check,
    failure: describeError(whereabouts, error),
  }));
}
