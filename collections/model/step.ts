/** Workflows as data: steps in order, each one request with what is expected of its answer. */
import type { OperationId } from "../../contracts/vocabulary.ts";
import type { CheckClass } from "../../targets/target.ts";
import type { Assertion, Value } from "./assertion.ts";
import type { Caller, TokenName } from "./caller.ts";

/**
 * What a step needs of the target, found out by the first steps of a run.
 *
 * - `events`: the platform keeps events and shows them
 * - `ownResource`: the run makes a resource of its own
 * - `givenResource`: the resource was given, its settings are put back
 */
export type Need = "events" | "ownResource" | "givenResource";

/** Sends the request again until a claim holds. */
export interface Wait {
  readonly until: Assertion;
  /** Go on only while this member has one of these values; absent: until the deadline. */
  readonly while?: { readonly at: string; readonly in: readonly Value[] };
  readonly withinSeconds: number;
}

interface AnyStep {
  /** What the step does, in words; with the operation it names the request. */
  readonly does: string;
  readonly needs?: Need;
  /** Milliseconds to let pass before the request: for events that must not come. */
  readonly pauseMs?: number;
  readonly wait?: Wait;
  readonly asserts?: readonly Assertion[];
}

/** A request to the broker; judged by the contract. */
export interface OperationStep extends AnyStep {
  readonly kind: "operation";
  readonly operation: OperationId;
  readonly as: Caller;
  /** Statuses that are right here. */
  readonly expect: readonly number[];
  /** Another method than the operation's. */
  readonly method?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Headers besides those of the operation; null leaves one of those out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** JSON body, or its raw text; absent: none. */
  readonly body?: { readonly json: Value } | { readonly text: string };
  /** Variables that are set from the body: name and JSON pointer. */
  readonly captures?: Readonly<Record<string, string>>;
  /** As `captures`, percent-encoded: a `+` in a time would reach the service as a space. */
  readonly capturesForQuery?: Readonly<Record<string, string>>;
  /** Keeps the body under this name, for `unchangedSince`. */
  readonly remembers?: string;
  /** Keeps the settings of a given resource, so that they can be put back. */
  readonly keepsSettings?: true;
  /** Later steps do not build on this one: a wrong status does not end the workflow. */
  readonly isProbe?: true;
  /** What is special about the token or the state, in words, for the judge. */
  readonly given?: string;
}

/** A request to the platform: a means of the run, not judged. */
export interface PlatformStep extends AnyStep {
  readonly kind: "platform";
  readonly request:
    | { readonly kind: "abilities" }
    | { readonly kind: "token"; readonly of: TokenName }
    | { readonly kind: "events"; readonly transfer: string };
  /** Operation that its claims are about. */
  readonly about: OperationId | null;
}

export type Step = OperationStep | PlatformStep;

export interface Workflow {
  readonly name: string;
  /** What it shows, as a sentence. */
  readonly title: string;
  readonly checkClass: CheckClass;
  /** Part of every run, whatever is picked. */
  readonly isAlways?: true;
  readonly steps: readonly Step[];
}
