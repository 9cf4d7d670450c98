/** The contract run: workflows sent by newman, every answer of the broker judged here. */
import type { PostmanCollection } from "../../collections/build/postman-collection.ts";
import { allWorkflows } from "../../collections/workflows/all-workflows.ts";
import { documentedStatuses } from "../../contracts/judge/documented-statuses.ts";
import { operationIds } from "../../contracts/vocabulary.ts";
import { userAgent } from "../../targets/run-identity.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import type { PhaseContext, PhaseProblem, PhaseResult } from "../phase.ts";
import { ContractListener } from "./contract-listener.ts";
import { driveNewman, loadNewman, type Newman, newmanVersion } from "./drive-newman.ts";
import { judgeFor } from "./judge-exchange.ts";
import { leftOut, notReached, statusesNotSeen } from "./not-reached.ts";
import { putSettingsBack } from "./put-settings-back.ts";
import { cutCollection, readCollection } from "./read-collection.ts";
import { contractNames, type PlacedStep, selectSteps } from "./select-steps.ts";

/** What a run drives; tests hand in others to see it fail. */
export interface Engine {
  readonly loadNewman: () => Promise<Newman>;
  readonly readCollection: () => Promise<PostmanCollection>;
}

const engineOfTheHouse: Engine = { loadNewman, readCollection };

/** Names that `--only` takes: workflows, operations, checks. */
export function listContractNames(): readonly string[] {
  return contractNames(allWorkflows);
}

/** Never throws for what the target or newman does: that becomes a problem of the result. */
export async function runContract(
  context: PhaseContext,
  engine: Engine = engineOfTheHouse,
): Promise<PhaseResult> {
  const selection = selectSteps(allWorkflows, context.only, context.target.allows);
  const { steps } = selection;
  const ownsResource = context.resourceId === null;
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const listener = new ContractListener({
    steps,
    judge: judgeFor(context.target.name),
    bail: context.bail,
    signal,
    onProgress: (done, { workflow, step }) =>
      context.progress.advance(
        done,
        `${workflow.name}: ${step.kind === "operation" ? step.operation : step.does}`,
      ),
    onStop: () => stop.abort(),
  });
  const problems: PhaseProblem[] = [];

  context.progress.start("contract", steps.length);
  try {
    if (steps.length > 0) {
      assertResource(context);
      await driveNewman(await engine.loadNewman(), {
        collection: cutCollection(await engine.readCollection(), steps),
        environment: environmentFor(context),
        listener,
        signal,
      });
    }
  } catch (error) {
    problems.push(problemOf(error));
  }
  problems.unshift(...listener.problems);
  problems.push(...(await restoreSettings(context, listener, steps)));

  const checks = listener.tally.checks();
  const failed = checks.filter(({ status }) => status === "failed").length;
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
        ? statusesNotSeen(operationIds, documentedStatuses, listener.coverage.counts())
        : []),
    ],
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

function assertResource({ resourceId, abilities, target }: PhaseContext): void {
  if (resourceId !== null || abilities.length > 0) return;
  throw new SuiteError({
    code: "RESOURCE_MISSING",
    exitCode: 3,
    message: `the platform at ${target.platformUrl} has no control, so the run cannot make a resource of its own`,
    next: "name a configured resource with --resource-id (RESOURCE_ID)",
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
  if (error instanceof SuiteError)
    return { code: error.code, message: error.message, next: error.next };
  return {
    code: "CONTRACT_RUN_FAILED",
    message: `the contract run ended with an error: ${error instanceof Error ? error.message : String(error)}`,
    next: "please report it with this message",
  };
}
