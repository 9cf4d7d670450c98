/** Hears what newman does, judges every answer of the broker, and keeps what came of it. */
import type { JudgeContext } from "../../contracts/judge/facts.ts";
import type { judgeEvent } from "../../contracts/judge/judge-event.ts";
import type { Failure } from "../../contracts/result.ts";
import type { OperationId } from "../../contracts/vocabulary.ts";
import { type Caller, callers } from "../../collections/model/caller.ts";
import type { OperationStep, PlatformStep } from "../../collections/model/step.ts";
import { readTokenResponse } from "../../targets/tokens.ts";
import { SuiteError } from "../../targets/suite-error.ts";
import { DeviationTally } from "../deviations/deviation-tally.ts";
import type { PhaseProblem } from "../phase.ts";
import { CheckTally } from "./check-tally.ts";
import { CoverageTally } from "./coverage-tally.ts";
import { type Exchange, exchangeOf } from "./exchange.ts";
import type {
  AssertionEvent,
  NetworkError,
  NewmanItem,
  NewmanListener,
  RequestEvent,
  ScriptEvent,
} from "./newman-events.ts";
import { assertionFailure, noAnswerFailure, violationFailure } from "./failures.ts";
import { eventsClaim, eventViolations } from "./judge-events.ts";
import type { JudgeInRun } from "./judge-run.ts";
import { noAnswer } from "./no-answer.ts";
import { setUpRefusal, storageNotReady } from "./set-up-problem.ts";
import type { PlacedStep } from "./select-steps.ts";
import { maskTokens } from "./show-exchange.ts";

export interface ListenerOptions {
  readonly steps: readonly PlacedStep[];
  readonly judge: JudgeInRun;
  readonly judgeEvent: typeof judgeEvent;
  readonly onProgress: (done: number, step: PlacedStep) => void;
  /** The run cannot go on: it could not judge, or `--bail` and something failed. */
  readonly onStop: () => void;
  readonly bail: boolean;
  /** Aborted as soon as the run is to end. */
  readonly signal: AbortSignal;
  readonly requestTimeoutMs: number;
}

/** Name of the check that is the judge's. */
const contractClaim = "answer keeps the contract";

/** Values of the collection's variables by name; secrets among them, so they are never shown. */
export type VariableValues = ReadonlyMap<string, unknown>;

export class ContractListener implements NewmanListener {
  readonly tally = new CheckTally();
  readonly coverage = new CoverageTally();
  readonly deviations = new DeviationTally();
  readonly problems: PhaseProblem[] = [];
  /** What the judge could not judge, in words, by operation. */
  readonly notJudged = new Map<OperationId, Set<string>>();
  /** Ids of requests that were sent and answered. */
  readonly answered = new Set<string>();
  /** Ids of items that newman is done with, also those that their script left out. */
  readonly done = new Set<string>();
  /** First step of a workflow that got another status than it needs, or no answer. */
  readonly broken = new Map<string, string>();
  /** Variables as they were when the settings of a given resource were kept; null: they never were. */
  keptVariables: VariableValues | null = null;

  readonly #options: ListenerOptions;
  readonly #byId: ReadonlyMap<string, PlacedStep>;
  #last: Exchange | null = null;
  /** The last answer had a status that a known deviation names: what else its step claims was about another answer. */
  #isStatusExcused = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
    this.#byId = new Map(options.steps.map((step) => [step.id, step]));
  }

  onRequest(error: NetworkError | null, { item, request, response }: RequestEvent): void {
    // A run that is to end cuts its own requests, and what they say is not to be held against anyone.
    if (this.#options.signal.aborted) return;
    const placed = this.#placed(item);
    this.#last = null;
    this.#isStatusExcused = false;
    if (error !== null || response === undefined) {
      this.#onNoAnswer(placed, error, request);
      return;
    }
    this.answered.add(item.id);
    this.#last = exchangeOf(request, response);
    const { step } = placed;
    const problem = setUpRefusal(placed, this.#last);
    if (problem !== null) this.#stop(problem);
    else if (step.kind === "operation") this.#judge(placed, step, this.#last);
    else this.#readPlatform(placed, step, this.#last);
  }

  onAssertion({ item, assertion, error }: AssertionEvent): void {
    if (this.#options.signal.aborted) return;
    const placed = this.#placed(item);
    // A token that did not come is a problem of the run, told once: not a broken promise.
    if (placed.step.kind === "platform" && placed.step.request.kind === "token") return;
    if (error && this.#isStatusExcused) return;
    const { step } = placed;
    if (error && placed.workflow.name === "setUp" && step.wait !== undefined) {
      this.#stop(storageNotReady(maskTokens(error.message)));
      return;
    }
    if (error && step.kind === "operation" && step.wait !== undefined) this.#break(placed);
    this.#add(
      placed,
      "assertion",
      assertion,
      error ? assertionFailure(placed, this.#last, assertion, error.message) : null,
    );
  }

  onScript(error: Error | null, { item, execution }: ScriptEvent): void {
    const placed = this.#placed(item);
    if (error !== null) {
      this.#stop({
        code: "CONTRACT_SCRIPT_FAILED",
        message: `the script of ${placed.workflow.name}, ${placed.label} threw: ${maskTokens(error.message)}`,
        next: "run `npm run generate`; if it stays, please report it with this message",
      });
    }
    if (placed.step.kind === "operation" && placed.step.keepsSettings === true) {
      this.keptVariables = new Map(
        Object.entries(execution?.collectionVariables?.toObject() ?? {}),
      );
    }
  }

  onItem(item: NewmanItem): void {
    this.done.add(item.id);
    this.#options.onProgress(this.done.size, this.#placed(item));
  }

  #placed(item: NewmanItem): PlacedStep {
    const placed = this.#byId.get(item.id);
    if (placed === undefined)
      throw new Error(`newman sent ${item.name}, which is no step of this run`);
    return placed;
  }

  #judge(placed: PlacedStep, step: OperationStep, exchange: Exchange): void {
    const context: JudgeContext =
      step.given === undefined ? {} : { given: step.given, token: step.given };
    const { verdict, exercised } = this.#options.judge(
      step.operation,
      exchange.request,
      exchange.response,
      context,
      organizationOf(step.as),
    );
    const broken = verdict.violations.filter(({ deviation }) => deviation === null);
    this.#isStatusExcused = verdict.violations.some(
      ({ where, deviation }) => where === "status" && deviation !== null,
    );
    this.deviations.add(step.operation, verdict.violations);
    this.deviations.addExercised(step.operation, exercised);
    this.coverage.add(step.operation, exchange.response.status, broken.length > 0);
    if (!step.expect.includes(exchange.response.status) && step.isProbe !== true)
      this.#break(placed);
    const reasons = this.notJudged.get(step.operation) ?? new Set<string>();
    for (const reason of verdict.notJudged) this.notJudged.set(step.operation, reasons.add(reason));
    const failure =
      broken.length > 0 ? violationFailure(placed, exchange, verdict.violations) : null;
    this.#add(placed, "contract", contractClaim, failure);
  }

  #readPlatform(placed: PlacedStep, step: PlatformStep, exchange: Exchange): void {
    const { status, body } = exchange.response;
    if (step.request.kind === "token") {
      try {
        readTokenResponse(
          callers[step.request.of],
          status,
          body.kind === "text" ? body.text : "",
          0,
        );
      } catch (error) {
        if (!(error instanceof SuiteError)) throw error;
        this.#stop({ code: error.code, message: maskTokens(error.message), next: error.next });
      }
    }
    if (step.request.kind === "events") this.#judgeEvents(placed, exchange);
  }

  #judgeEvents(placed: PlacedStep, exchange: Exchange): void {
    const { status, body } = exchange.response;
    const violations = status === 200 ? eventViolations(body, this.#options.judgeEvent) : null;
    if (violations === null) {
      this.#stop({
        code: "PLATFORM_CONTROL_FAILED",
        message: `the control of the platform answered ${status} instead of its events`,
        next: "look at the log of the platform",
      });
      return;
    }
    const failure = violations.length > 0 ? violationFailure(placed, exchange, violations) : null;
    this.#add(placed, "contract", eventsClaim, failure);
  }

  #onNoAnswer(
    placed: PlacedStep,
    error: NetworkError | null,
    request: RequestEvent["request"],
  ): void {
    this.#break(placed);
    const answer = noAnswer(placed, error, request.url.toString(), this.#options.requestTimeoutMs);
    if (answer.kind === "problem") {
      this.#stop(answer.problem);
      return;
    }
    const exchange = exchangeOf(request, { code: 0, headers: { members: [] } });
    const { step } = placed;
    if (step.kind === "operation") {
      // How far the request came is not known: the judge has to hear of it for the sake of those that follow.
      const { judge } = this.#options;
      judge(step.operation, exchange.request, exchange.response, {}, organizationOf(step.as));
    }
    this.#add(placed, "contract", contractClaim, noAnswerFailure(placed, exchange, answer));
  }

  #add(
    placed: PlacedStep,
    kind: "contract" | "assertion",
    name: string,
    failure: Failure | null,
  ): void {
    const durationMs = kind === "contract" ? (this.#last?.durationMs ?? null) : null;
    this.tally.add(placed, kind, name, { failure, durationMs });
    if (failure !== null && this.#options.bail) this.#options.onStop();
  }

  #break(placed: PlacedStep): void {
    const { name } = placed.workflow;
    if (!this.broken.has(name)) this.broken.set(name, placed.label);
  }

  #stop(problem: PhaseProblem): void {
    if (this.problems.length === 0) this.problems.push(problem);
    this.#options.onStop();
  }
}

function organizationOf(caller: Caller): string | null {
  return caller === "nobody" || caller === "forged" ? null : callers[caller].organization;
}
