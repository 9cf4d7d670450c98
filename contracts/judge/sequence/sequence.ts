/** What is known of transfers, resources and service owners from the exchanges that were seen. */
import type { OperationId } from "../../vocabulary.ts";
import type { Headers, RequestFacts, ResponseFacts } from "../facts.ts";
import type { ResourceState } from "./resource-state.ts";
import type { TransferState } from "./transfer-state.ts";

export interface SequenceOptions {
  /**
   * Nobody else acts on what the sequence makes, so that what it did not cause must not happen. Background jobs of the
   * service do not count as somebody.
   *
   * @default false
   */
  readonly isAlone?: boolean;
  /** Hex digests of the UTF-8 bytes of a text, where the runtime has them at hand. */
  readonly digests?: {
    readonly md5: (text: string) => string;
    readonly sha256: (text: string) => string;
  };
}

/** One exchange of a sequence, with what only the one who drove it knows. */
export interface ObservedExchange {
  /** Null for a request that is none of the contract's operations. */
  readonly operationId: OperationId | null;
  readonly request: RequestFacts<Headers>;
  readonly response: ResponseFacts<Headers>;
  /** Nine digits of the organisation that the caller acts for; absent or null where it is not known. */
  readonly organization?: string | null;
  /** Milliseconds since the epoch, of one clock for the whole sequence; absent: exchanges follow one another. */
  readonly startedAtMs?: number;
  readonly endedAtMs?: number;
  /** Sent at the same moment as the one before it. */
  readonly isParallel?: boolean;
  /** Something behind the service was broken on purpose. */
  readonly isFaulty?: boolean;
}

export interface Sequence {
  readonly options: SequenceOptions;
  readonly transfers: Map<string, TransferState>;
  readonly resources: Map<string, ResourceState>;
  /** Names of service owners by organisation; null: it is one, under a name that is not known. */
  readonly serviceOwners: Map<string, string | null>;
}

/** A sequence of which nothing has been seen yet; `observe` fills it. */
export function startSequence(options: SequenceOptions = {}): Sequence {
  return {
    options,
    transfers: new Map(),
    resources: new Map(),
    serviceOwners: new Map(),
  };
}
