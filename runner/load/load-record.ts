/** What the script's lines tell, gathered while k6 runs. */
import { operationIds, type OperationId } from "../../contracts/vocabulary.ts";
import {
  type FailureLine,
  type ReportLine,
  numbersPerResponse,
  type ResponseNumbers,
  type StopLine,
} from "../../scenarios/workloads/report-line.ts";
import { DeviationTally } from "../deviations/deviation-tally.ts";
import type { CoverageCount } from "../phase.ts";
import type { Sample } from "./time-blocks.ts";

/** Examples that a check keeps; more are counted, not shown. */
const examplesPerCheck = 20;

export type LatencyName = OperationId | "timeToPublished" | "endToEnd";

export interface JudgedCount {
  readonly judged: number;
  readonly violating: number;
}

export class LoadRecord {
  /** Iterations whose end a line has told. */
  ended = 0;
  failed = 0;
  /** Responses of the load that were judged, without those of `setup()`. */
  judgedInLoad = 0;
  stop: StopLine | null = null;
  readonly failures: FailureLine[] = [];
  readonly deviations = new DeviationTally();
  readonly #coverage = new Map<
    string,
    { operationId: OperationId; status: number; seen: number; violations: number }
  >();
  readonly #samples = new Map<LatencyName, Sample[]>();
  readonly #judged = new Map<OperationId, { judged: number; violating: number }>();
  /** Responses and refusals of the load by operation, without those of `setup()`. */
  readonly #rows = new Map<OperationId, number>();

  add(line: ReportLine): void {
    switch (line.brokerSuite) {
      case "iteration":
        this.ended += 1;
        if (line.outcome === "failed") this.failed += 1;
        this.#addResponses(line.responses, true);
        if (line.timeToPublishedMs !== null) {
          this.#addSample("timeToPublished", { atMs: line.atMs, valueMs: line.timeToPublishedMs });
        }
        if (line.endToEndMs !== null) {
          this.#addSample("endToEnd", { atMs: line.atMs, valueMs: line.endToEndMs });
        }
        return;
      case "setup":
        this.#addResponses(line.responses, false);
        return;
      case "deviations":
        for (const one of line.shown) this.deviations.addShown(one);
        for (const { operationId, ...one } of line.exercised) {
          this.deviations.addExercised(operationId, [one]);
        }
        return;
      case "failure":
        if (this.failures.filter(({ check }) => check === line.check).length < examplesPerCheck) {
          this.failures.push(line);
        }
        return;
      case "stop":
        // Every VU would say so: the first is enough.
        this.stop ??= line;
        return;
      default:
        return line satisfies never;
    }
  }

  coverage(): readonly CoverageCount[] {
    return [...this.#coverage.values()];
  }

  judgedOf(operationId: OperationId): JudgedCount {
    return this.#judged.get(operationId) ?? { judged: 0, violating: 0 };
  }

  /** Responses with at least one violation. */
  violating(): number {
    return [...this.#judged.values()].reduce((sum, count) => sum + count.violating, 0);
  }

  /** Requests of the load that an iteration's line has told of. */
  requestsOf(operationId: OperationId): number {
    return this.#rows.get(operationId) ?? 0;
  }

  samplesOf(name: LatencyName): readonly Sample[] {
    return this.#samples.get(name) ?? [];
  }

  #addResponses(numbers: ResponseNumbers, isOfLoad: boolean): void {
    for (let at = 0; at < numbers.length; at += numbersPerResponse) {
      this.#addResponse(numbers.slice(at, at + numbersPerResponse), isOfLoad);
    }
  }

  #addResponse(numbers: ResponseNumbers, isOfLoad: boolean): void {
    const [index = -1, atMs = 0, status = 0, durationMs = 0, violations = -1] = numbers;
    const operationId = operationIds[index];
    if (operationId === undefined) return;
    if (isOfLoad) {
      this.#rows.set(operationId, this.requestsOf(operationId) + 1);
      this.#addSample(operationId, { atMs, valueMs: durationMs });
    }
    if (violations < 0) return;
    if (isOfLoad) this.judgedInLoad += 1;
    const { judged, violating } = this.judgedOf(operationId);
    this.#judged.set(operationId, {
      judged: judged + 1,
      violating: violating + (violations > 0 ? 1 : 0),
    });
    const key = `${operationId} ${String(status)}`;
    const count = this.#coverage.get(key) ?? { operationId, status, seen: 0, violations: 0 };
    count.seen += 1;
    count.violations += violations;
    this.#coverage.set(key, count);
  }

  #addSample(name: LatencyName, sample: Sample): void {
    const samples = this.#samples.get(name);
    if (samples === undefined) this.#samples.set(name, [sample]);
    else samples.push(sample);
  }
}
