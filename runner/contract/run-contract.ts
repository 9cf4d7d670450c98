/** The contract run: workflows sent by newman, every answer of the broker judged here. */
import type { PostmanCollection } from "../../collections/build/postman-collection.ts";
import { allWorkflows } from "../../collections/workflows/all-workflows.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { userAgent } from "../../targets/run-identity.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type { PhaseContext, PhaseProblem, PhaseResult } from "../phase.ts";
import { ContractListener } from "./contract-listener.ts";
import {
  driveNewman,
  loadNewman,
  type Newman,
  newmanVersion,
  requestTimeoutMs,
} from "./drive-newman.ts";
import { judgeRun } from "./judge-run.ts";
import { leftOut, notReached, statusesNotSeen } from "./not-reached.ts";
import { putSettingsBack } from "./put-settings-back.ts";
import { cutCollection, readCollection } from "./read-collection.ts";
import { contractNames, type PlacedStep, selectSteps } from "./select-steps.ts";

/** What a run drives; tests hand in others to see it fail. */
export interface Engine {
  readonly loadNewman: () => Promise<Newman>;
  readonly readCollection: () => Promise<PostmanCollection>;
  readonly requestTimeoutMs: number;
}

/** newman, and the committed collection. */
export const engineOfTheHouse: Engine = { loadNewman, readCollection, requestTimeoutMs };

/** Names that `--only` takes: workflows, operations, checks. */
export function listContractNames(): readonly string[] {
  return contractNames(allWorkflows);
}

/**
 * What target and newman do wrong becomes a check or a problem of the result.
 *
 * @throws {SuiteError} `RESOURCE_ID_MISSING` where the run cannot make a resource and none was given
 */
export async function runContract(
  context: PhaseContext,
  engine: Engine = engineOfTheHouse,
): Promise<PhaseResult> {
  const selection = selectSteps(allWorkflows, context.only, context.target.allows);
  const { steps } = selection;
  const sent = lacksResource(context)
    ? steps.filter(({ step }) => step.kind === "platform" && step.request.kind === "token")
    : steps;
  const ownsResource = context.resourceId === null;
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const listener = new ContractListener({
    steps,
    judge: judgeRun(context.contract),
    judgeEvent: context.contract.judgeEvent,
    bail: context.bail,
    signal,
    requestTimeoutMs: engine.requestTimeoutMs,
    onProgress: (done, { workflow, step }) =>
      context.progress.advance(
        done,
        `${workflow.name}: ${step.kind === "operation" ? step.operation : step.does}`,
      ),
    onStop: () => stop.abort(),
  });
  const problems: PhaseProblem[] = [];

  try {
    if (sent.length > 0) {
      context.progress.start("contract", sent.length);
      await driveNewman(await engine.loadNewman(), {
        collection: cutCollection(await engine.readCollection(), sent),
        environment: environmentFor(context),
        listener,
        signal,
        requestTimeoutMs: engine.requestTimeoutMs,
      });
    }
  } catch (error) {
    problems.push(problemOf(error));
  }
  problems.unshift(...listener.problems);
  if (
    lacksResource(context) &&
    steps.length > 0 &&
    problems.length === 0 &&
    !context.signal.aborted
  ) {
    throw resourceIdMissing(context);
  }
  problems.push(...(await restoreSettings(context, listener, steps)));

  const checks = listener.tally.checks();
  const failed = checks.filter(({ status }) => status === "failed").length;
  if (sent.length > 0)
    context.progress.finish(`${checks.length - failed} of ${checks.length} checks passed`);
  return {
    checks,
    notChecked: [
      ...notReached(steps, {
        answered: listener.answered,
        broken: listener.broken,
        abilities: context.abilities,
        ownsResource,
        endedBy: endedBy(context, stop.signal, problems),
      }),
      ...leftOut(selection),
      ...[...listener.notJudged].flatMap(([operationId, reasons]) =>
        [...reasons].map((reason) => ({
          phase: "contract" as const,
          operationId,
          name: operationId,
          reason,
        })),
      ),
      ...(context.only.length === 0
        ? statusesNotSeen(
            operationIds,
            new Set(steps.flatMap(({ operationId }) => operationId ?? [])),
            context.contract.documentedStatuses,
            listener.coverage.counts(),
          )
        : []),
    ],
    deviations: listener.deviations.shown(),
    exercised: listener.deviations.exercised(),
    coverage: listener.coverage.counts(),
    problems,
    isInterrupted: context.signal.aborted,
    load: null,
    engineVersion: newmanVersion,
  };
}

function environmentFor(context: PhaseContext): Readonly<Record<string, string>> {
  return {
    brokerUrl: context.target.brokerUrl,
    platformUrl: context.target.platformUrl,
    resourceId: context.resourceId ?? "",
    runId: context.runId,
    seed: String(context.seed),
    userAgent: userAgent(context.suiteVersion, context.runId),
  };
}

/** The run cannot make a resource, and none was given: only the tokens can be tried. */
function lacksResource({ resourceId, abilities }: PhaseContext): boolean {
  return resourceId === null && abilities.length === 0;
}

function resourceIdMissing({ target }: PhaseContext): SuiteError {
  return new SuiteError({
    code: "RESOURCE_ID_MISSING",
    exitCode: 2,
    message: `the platform at ${target.platformUrl} has no control, so no resource can be made there`,
    next: "give the id of a resource that the actors may use: --resource-id (RESOURCE_ID)",
  });
}

function endedBy(
  context: PhaseContext,
  stop: AbortSignal,
  problems: readonly PhaseProblem[],
): string | null {
  if (context.signal.aborted) return "the run was interrupted";
  const [problem] = problems;
  if (problem !== undefined) return `the run could not go on: ${problem.message}`;
  return stop.aborted ? "the run stopped at the first failure (--bail)" : null;
}

/** Steps of `administration` by which a given resource is changed and put back. */
async function restoreSettings(
  context: PhaseContext,
  listener: ContractListener,
  steps: readonly PlacedStep[],
): Promise<readonly PhaseProblem[]> {
  const variables = listener.keptVariables;
  if (context.resourceId === null || variables === null || !variables.has("settings.before"))
    return [];
  const puts = steps.filter(
    ({ step }) =>
      step.needs === "givenResource" &&
      step.kind === "operation" &&
      step.operation === "configureResource",
  );
  const [change, putBack] = puts;
  if (change === undefined || !listener.answered.has(change.id)) return [];
  if (putBack !== undefined && listener.answered.has(putBack.id)) return [];
  const problem = await putSettingsBack(context.target.brokerUrl, context.resourceId, variables);
  return problem === null ? [] : [problem];
}

function problemOf(error: unknown): PhaseProblem {
  if (!(error instanceof SuiteError)) throw error;
  return { code: error.code, message: error.message, next: error.next };
}
